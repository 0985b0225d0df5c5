package usher;

public final class Usher {
    public static void main(String[] args) {
        System.out.println("hi " + Runtime.version());
    }
}
