package usher.activity.draw;

import java.util.ArrayList;
import java.util.List;
import usher.core.House;

/// Who may win, as one sentence in the show's language: it stands in `open` and on every surface.
final class Rule {
    private Rule() {}

    static String of(DrawPlan plan, String lang) {
        return lang.equals("en") ? english(plan) : chinese(plan);
    }

    private static String chinese(DrawPlan plan) {
        List<String> out = new ArrayList<>();
        if (!plan.staff()) {
            out.add("工作人员");
        }
        switch (plan.exclude()) {
            case ALL -> out.add(plan.isForListed() ? "已经抽中的人" : "今晚中过奖的人");
            case PRIZE -> out.add("中过这个奖的人");
            case NONE -> {}
        }
        String which = tables(plan, "第 ", "、", " 桌") + tags(plan, "「", "」「", "」");
        String who = plan.isForListed() ? "报名名单上的" + which + "所有人" : "已签到的" + which + "来宾";
        return who + (out.isEmpty() ? "" : "，" + String.join("和", out) + "除外");
    }

    private static String english(DrawPlan plan) {
        List<String> out = new ArrayList<>();
        if (!plan.staff()) {
            out.add("staff");
        }
        switch (plan.exclude()) {
            case ALL -> out.add(plan.isForListed() ? "those already drawn" : "tonight's earlier winners");
            case PRIZE -> out.add("earlier winners of this prize");
            case NONE -> {}
        }
        String all = plan.isForListed() ? "Everyone on the sign-up list" : "Everyone checked in";
        String who = all + tables(plan, " at table ", ", ", "") + tags(plan, " tagged ", " or ", "");
        return who + (out.isEmpty() ? "" : ", except " + String.join(" and ", out));
    }

    private static String tables(DrawPlan plan, String before, String between, String after) {
        return joined(plan.tables().stream().sorted(House.BY_TABLE).toList(), before, between, after);
    }

    private static String tags(DrawPlan plan, String before, String between, String after) {
        return joined(plan.tags(), before, between, after);
    }

    private static String joined(List<String> words, String before, String between, String after) {
        return words.isEmpty() ? "" : before + String.join(between, words) + after;
    }
}
