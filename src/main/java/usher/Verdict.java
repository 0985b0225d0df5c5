package usher;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import usher.texts.Texts;
import usher.ud1.Code;
import usher.ud1.Finding;
import usher.ud1.Grade;
import usher.ud1.Memory;
import usher.ud1.Report;

/// A verifier's report in plain sentences.
record Verdict(PrintStream out, Texts texts) {
    void say(Report report) {
        out.println(
                report.isAccepted()
                        ? texts.say("verify.ok", report.draws().size())
                        : texts.say("verify.failed", report.errors().size()));
        report.errors().forEach(this::object);
        report.draws().forEach(this::draw);
        remark(report.ambers());
    }

    void sayRehearsal() {
        out.println(texts.say("verify.rehearsal"));
    }

    /// What a phone adds to what the transcript alone says.
    void say(Memory phone, Report seen, Report alone) {
        Grade grade = seen.grade();
        out.println(texts.say("verify.grade." + (grade == null ? Grade.AMBER : grade).text(), phone.ticket()));
        seen.errors().stream()
                .filter(finding -> !alone.errors().contains(finding))
                .forEach(this::object);
        remark(seen.ambers().stream()
                .filter(finding -> !alone.ambers().contains(finding))
                .toList());
    }

    private void object(Finding finding) {
        out.println("  ✗ " + finding.code().text() + where(finding));
        out.println("    " + texts.say("verify.code." + finding.code().text()));
    }

    private void remark(List<Finding> ambers) {
        if (!ambers.isEmpty()) {
            out.println(texts.say("verify.said"));
        }
        for (Finding finding : ambers) {
            out.println("  · " + finding.code().text() + where(finding));
            out.println("    " + remarkOf(finding));
        }
    }

    private String remarkOf(Finding finding) {
        return finding.code() == Code.I_AM_MISSING
                ? texts.say("verify.amber.i-am-missing", texts.say("verify.reason." + finding.about()))
                : texts.say("verify.code." + finding.code().text());
    }

    private String where(Finding finding) {
        String record = finding.at() < 0 ? "" : " · " + texts.say("verify.at", finding.at());
        return record + " · " + finding.about();
    }

    private void draw(Report.Draw draw) {
        String winners = draw.winners().stream().map(this::winner).collect(Collectors.joining(texts.say("common.and")));
        boolean isDone = draw.phase() == Report.Phase.DONE;
        out.println("  "
                + texts.say("verify.draw", draw.id(), draw.code(), isDone ? winners : texts.say("verify.no-result")));
    }

    private String winner(Report.Winner winner) {
        if (winner.ticket().isEmpty()) {
            return texts.say("verify.nobody");
        }
        String ticket = texts.say("verify.winner", winner.ticket().getAsLong());
        return winner.name() == null ? ticket : ticket + " " + winner.name();
    }
}
