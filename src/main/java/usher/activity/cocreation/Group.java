package usher.activity.cocreation;

import org.pcollections.PVector;

/// A group that people made on their phones.
///
/// @param colour  its place in the palette that phones and screen share
/// @param members tickets in the order that they came in
record Group(String id, String name, int colour, PVector<Integer> members) {
    static final int NAME_MAX = 30;
    static final int COLOURS = 6;

    Group named(String other, int hue) {
        return new Group(id, other, hue, members);
    }

    Group with(int ticket) {
        return members.contains(ticket) ? this : new Group(id, name, colour, members.plus(ticket));
    }

    Group without(int ticket) {
        return new Group(id, name, colour, members.minus(Integer.valueOf(ticket)));
    }
}
