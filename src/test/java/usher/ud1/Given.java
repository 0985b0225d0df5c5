package usher.ud1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files that came with the protocol: vectors, a whole transcript, and three phones' memories.
final class Given {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Given() {}

    static JsonNode vectors() {
        return JSON.readTree(file("ud1-vectors.json"));
    }

    static String transcript() {
        return file("ud1-transcript.json");
    }

    static List<Memory> phones() {
        List<Memory> phones = new ArrayList<>();
        for (Object phone : JSON.readValue(file("ud1-phones.json"), List.class)) {
            phones.add(Memory.of(phone));
        }
        return phones;
    }

    static String file(String name) {
        try (var in = Given.class.getResourceAsStream("/ud1/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
