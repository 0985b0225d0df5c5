package usher.rehearsal;

import java.util.random.RandomGenerator;

/// Names and works of people who do not exist.
final class Invented {
    private static final String FAMILIES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜";
    private static final String[] DOUBLE_FAMILIES = {"欧阳", "司马", "上官", "诸葛", "慕容"};
    private static final String GIVEN = "安柏晨冬帆歌禾嘉可岚木宁青然思桐望夏晓言一雨远云泽知舟子清和";
    private static final String[] PLACES = {"天桥", "旧书店", "早班地铁", "菜市场", "楼顶", "江边", "录音棚", "雨后的操场"};
    private static final String[] DEEDS = {"遇见十年后的自己", "听懂了一只猫", "把城市调成静音", "教机器人写诗", "修好了一台老相机", "和影子下棋"};

    /// One in so many has a name as long as names may be.
    private static final int LONG_NAME_EVERY = 40;
    private static final int LONG_NAME_CHARS = 20;
    private static final int DOUBLE_FAMILY_EVERY = 8;

    private Invented() {}

    /// Two to four characters; a few people have twenty.
    static String name(RandomGenerator luck) {
        if (luck.nextInt(LONG_NAME_EVERY) == 0) {
            return one(FAMILIES, luck) + given(LONG_NAME_CHARS - 1, luck);
        }
        String family = luck.nextInt(DOUBLE_FAMILY_EVERY) == 0
                ? DOUBLE_FAMILIES[luck.nextInt(DOUBLE_FAMILIES.length)]
                : one(FAMILIES, luck);
        return family + given(1 + luck.nextInt(2), luck);
    }

    static String title(RandomGenerator luck) {
        return "在" + PLACES[luck.nextInt(PLACES.length)] + DEEDS[luck.nextInt(DEEDS.length)];
    }

    static String text(RandomGenerator luck) {
        return "镜头一：" + title(luck) + "。\n镜头二：" + title(luck) + "，灯亮了。";
    }

    private static String given(int chars, RandomGenerator luck) {
        StringBuilder given = new StringBuilder();
        for (int i = 0; i < chars; i++) {
            given.append(one(GIVEN, luck));
        }
        return given.toString();
    }

    private static String one(String letters, RandomGenerator luck) {
        int at = luck.nextInt(letters.length());
        return letters.substring(at, at + 1);
    }
}
