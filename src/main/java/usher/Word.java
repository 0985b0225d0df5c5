package usher;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import usher.live.Audience;
import usher.media.Studio;
import usher.pages.RehearsalPages.Robots;

/// What a node says of itself to the others.
///
/// @param here    how many look at its pages, by show
/// @param works   what it is making, by show
/// @param robots  how it goes with its robots
/// @param stopped the rehearsal whose robots, on whatever node, are to go home
record Word(
        Map<String, Map<Audience, Long>> here,
        Map<String, List<Studio.Work>> works,
        Robots.Now robots,
        String stopped) {
    private static final Word NONE = new Word(Map.of(), Map.of(), Robots.Now.NONE, "");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /// Of another version's word nothing is known.
    static Word read(String text) {
        try {
            return JSON.readValue(text, Word.class);
        } catch (JacksonException e) {
            return NONE;
        }
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    long count(String code, Audience audience) {
        return here.getOrDefault(code, Map.of()).getOrDefault(audience, 0L);
    }
}
