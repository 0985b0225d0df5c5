package usher.ud1;

/// The four glyphs by which a room compares a result: they stand on the screen, and every phone computes its own.
public final class Glyphs {
    static final String ALL = "天地日月星云雨雪风雷山川江河湖海木林花草竹松梅兰桃李杏枣春夏秋冬东南西北金银铜铁玉石沙土火灯光影红橙黄绿青蓝紫白马牛羊鹿虎龙鱼鸟"
            + "鹤燕鹰熊猫犬兔象桥船车塔楼门窗路田园井泉米麦茶酒糖盐瓜豆琴棋书画诗歌鼓笛笔墨纸砚剑弓箭旗帆伞扇钟心手足耳目口眉丝线布衣帽鞋冰霜虹";
    private static final int COUNT = 4;

    private Glyphs() {}

    /// The first four bytes of H("code", seal, y), each & 127, as glyphs.
    public static String of(String seal, String y) {
        byte[] hash = Hash.of("code", Hash.id(seal), Hash.bytes(y, Hash.NUMBER_DIGITS));
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            code.append(ALL.charAt(hash[i] & 127));
        }
        return code.toString();
    }
}
