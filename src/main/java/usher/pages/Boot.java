package usher.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The data in a live page: which show, which build, the newest frames.
final class Boot {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder frames = new StringBuilder();

    static Boot of(Site site, String code, String lang) {
        Boot boot = new Boot();
        boot.values.put("code", code);
        boot.values.put("lang", lang);
        boot.values.put("build", site.assets().build());
        boot.values.put("base", site.assets().base());
        boot.values.put("now", site.engine().nowMs());
        boot.values.put("joinUrl", site.joinText(code));
        return boot;
    }

    Boot with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Boot frame(Optional<String> frame) {
        return raw("frame", frame);
    }

    Boot own(Optional<String> frame) {
        return raw("own", frame);
    }

    String json() {
        String head = Page.json(values);
        return head.substring(0, head.length() - 1) + frames + "}";
    }

    private Boot raw(String name, Optional<String> frame) {
        frame.ifPresent(json -> frames.append(",\"").append(name).append("\":").append(json));
        return this;
    }
}
