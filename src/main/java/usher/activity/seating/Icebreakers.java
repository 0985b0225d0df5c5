package usher.activity.seating;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import usher.core.Vault;
import usher.solver.Attendee;
import usher.solver.Sentence;

/// Picks questions for a table: what several who sit there put on their tags, else something light.
final class Icebreakers {
    /// What people write about themselves, and the bank's tag for it.
    private static final Map<String, List<String>> LEADS = leads();

    private static final String LIGHT = "轻松";
    private static final Sentence NONE = new Sentence("", "");
    private static final int SEVERAL = 2;

    private final List<Vault.Question> bank;

    Icebreakers(List<Vault.Question> bank) {
        this.bank = bank;
    }

    /// @param turn another question for each table and each time it is asked for
    Sentence question(List<Attendee> people, boolean know, int turn) {
        String tag = tag(people, turn);
        List<Vault.Question> fitting = bank.stream()
                .filter(question -> question.tags().contains(tag))
                .filter(question -> !question.tags().contains(know ? "新朋友" : "老朋友"))
                .toList();
        List<Vault.Question> all = fitting.isEmpty() ? bank : fitting;
        if (all.isEmpty()) {
            return NONE;
        }
        Vault.Question question = all.get(Math.floorMod(turn, all.size()));
        return new Sentence(question.zh(), question.en());
    }

    /// Every other time something that several share; between, something light for all.
    private static String tag(List<Attendee> people, int turn) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Attendee attendee : people) {
            attendee.tags().stream()
                    .flatMap(word -> LEADS.entrySet().stream()
                            .filter(lead -> lead.getValue().stream().anyMatch(word.toLowerCase(Locale.ROOT)::contains))
                            .map(Map.Entry::getKey))
                    .distinct()
                    .forEach(tag -> counts.merge(tag, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= SEVERAL && Math.floorMod(turn, SEVERAL) == 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(LIGHT);
    }

    private static Map<String, List<String>> leads() {
        Map<String, List<String>> leads = new LinkedHashMap<>();
        leads.put("AI", List.of("ai", "agent", "智能", "模型", "数字人", "提示词"));
        leads.put("音乐", List.of("音乐", "歌", "说唱", "乐队", "music"));
        leads.put("影视", List.of("影", "短剧", "视频", "编剧", "导演", "动画", "film"));
        leads.put("读书", List.of("读书", "阅读", "写作", "小说", "book"));
        leads.put("创业", List.of("创业", "融资", "投资", "出海", "startup"));
        leads.put("技术", List.of("技术", "开发", "代码", "编程", "开源", "硬件", "code"));
        leads.put("旅行", List.of("旅行", "旅游", "徒步", "露营", "travel"));
        leads.put("吃", List.of("吃", "美食", "咖啡", "茶", "酒", "烘焙", "food"));
        leads.put("创作", List.of("设计", "绘", "画", "插画", "摄影", "创作", "design"));
        leads.put("学生", List.of("学生", "校园", "student"));
        leads.put("爱好", List.of("爱好", "游戏", "猫", "狗", "运动", "跑步", "健身", "桌游", "手工"));
        return leads;
    }
}
