package usher.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Made-up people in the proportions of a real evening, with couples, people to be kept apart and people who met.
public final class Crowd {
    private static final int[] INDUSTRIES = {54, 47, 31, 30, 23, 22, 19, 16, 13, 12, 10, 10, 8, 5};
    private static final int[] CITIES = {138, 48, 32, 30, 14, 14, 9, 8, 4, 3};
    private static final int[] YEARS = {66, 39, 31, 27, 23, 15, 13, 10, 11, 11, 5, 3, 6, 4, 5, 2, 6, 4, 6, 1, 2, 2};
    private static final int[] VISITS = {141, 82, 36, 41};
    private static final List<String> TAGS = List.of("桌游", "咖啡", "徒步", "出海", "短剧", "设计", "播客", "跑步", "猫");

    private final Luck luck;
    private final List<Map<String, String>> fields = new ArrayList<>();

    private Crowd(long seed) {
        luck = new Luck(seed);
    }

    public static List<Attendee> of(int size, long seed) {
        Crowd crowd = new Crowd(seed);
        crowd.people(size);
        crowd.pairs(size / 30, "同桌", "回避");
        crowd.pairs(size / 30, "回避", "同桌");
        List<Attendee> people = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            people.add(new Attendee("T" + (at + 1), crowd.fields.get(at), crowd.tags()));
        }
        return people;
    }

    /// Those who come: of everybody, so many of a hundred stay away.
    public static List<Attendee> present(List<Attendee> people, int absentPercent, long seed) {
        Luck luck = new Luck(seed);
        return people.stream()
                .filter(attendee -> luck.below(100) >= absentPercent)
                .toList();
    }

    private void people(int size) {
        int companies = Math.max(1, size / 4);
        int[] industries = new int[companies];
        int[] cities = new int[companies];
        for (int company = 0; company < companies; company++) {
            industries[company] = pick(INDUSTRIES);
            cities[company] = pick(CITIES);
        }
        for (int at = 0; at < size; at++) {
            int company = Math.min(luck.below(companies), luck.below(companies));
            Map<String, String> person = new LinkedHashMap<>();
            person.put("company", luck.below(100) < 3 ? "" : "公司" + company);
            person.put("行业", "行业" + (luck.below(100) < 80 ? industries[company] : pick(INDUSTRIES)));
            person.put("city", "城市" + (luck.below(100) < 70 ? cities[company] : pick(CITIES)));
            person.put("性别", luck.below(300) < 196 ? "男" : "女");
            person.put("工作年限", String.valueOf(pick(YEARS)));
            person.put("是否学生", luck.below(300) < 25 ? "是" : "否");
            person.put("性格", luck.below(300) < 106 ? "E" : "I");
            person.put("第几次参加", String.valueOf(1 + pick(VISITS)));
            person.put("上次桌号", luck.below(100) < 30 ? String.valueOf(1 + luck.below(Math.max(3, size / 15))) : "");
            fields.add(person);
        }
    }

    /// Pairs of two companies, none of whom has a pair of either kind.
    private void pairs(int count, String field, String other) {
        for (int pair = 1; pair <= count; pair++) {
            Map<String, String> one = fields.get(luck.below(fields.size()));
            Map<String, String> two = fields.get(luck.below(fields.size()));
            boolean taken = one.containsKey(field)
                    || two.containsKey(field)
                    || one.containsKey(other)
                    || two.containsKey(other)
                    || one.get("上次桌号").equals(two.get("上次桌号"))
                    || one.get("company").equals(two.get("company"));
            if (one != two && !taken) {
                one.put(field, field + pair);
                two.put(field, field + pair);
            }
        }
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (String tag : TAGS) {
            if (luck.below(6) == 0) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private int pick(int[] weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = luck.below(sum);
        int at = 0;
        while (left >= weights[at]) {
            left -= weights[at++];
        }
        return at;
    }
}
