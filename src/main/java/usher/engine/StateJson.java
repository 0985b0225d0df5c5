package usher.engine;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.impl.DefaultTypeResolverBuilder;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.datatype.pcollections.PCollectionsModule;
import usher.core.Refused;
import usher.core.Show;

/// A show's whole state as JSON and back, exactly: records by their components, sealed interfaces and what a kind made
/// with the name of the class. Nothing in core and kinds knows of it.
final class StateJson {
    private static final String OURS = "usher.";
    private static final TypeReference<List<Refused>> REFUSALS = new TypeReference<>() {};
    private static final JsonMapper MAPPER = mapper();
    private static final JsonMapper ORDERED = MAPPER.rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private StateJson() {}

    static byte[] write(Show show) {
        return MAPPER.writerFor(Show.class).writeValueAsBytes(show);
    }

    /// The same bytes for equal states, in whatever order their maps came about.
    static byte[] ordered(Show show) {
        return ORDERED.writerFor(Show.class).writeValueAsBytes(show);
    }

    /// @throws SnapshotException where it is no state of today's classes
    static Show read(byte[] json) {
        try {
            return MAPPER.readValue(json, Show.class);
        } catch (JacksonException e) {
            throw new SnapshotException("its state cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    static byte[] writeRefusals(List<Refused> refusals) {
        return MAPPER.writerFor(REFUSALS).writeValueAsBytes(refusals);
    }

    /// @throws SnapshotException where they cannot be read
    static List<Refused> readRefusals(byte[] json) {
        try {
            return MAPPER.readValue(json, REFUSALS);
        } catch (JacksonException e) {
            throw new SnapshotException("its answers cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /// Names the class where a field may hold one of several: an interface of ours, or what is declared as anything.
    private static final class Named extends DefaultTypeResolverBuilder {
        Named() {
            super(
                    BasicPolymorphicTypeValidator.builder()
                            .allowIfSubType(OURS)
                            .allowIfSubType(Number.class)
                            .build(),
                    DefaultTyping.OBJECT_AND_NON_CONCRETE,
                    JsonTypeInfo.As.WRAPPER_ARRAY);
        }

        @Override
        public boolean useForType(JavaType type) {
            return type.isJavaLangObject()
                    || type.isInterface() && type.getRawClass().getName().startsWith(OURS);
        }
    }

    private static JsonMapper mapper() {
        SimpleModule sorted = new SimpleModule("sorted");
        sorted.setDeserializers(new SortedDeserializers());
        return JsonMapper.builder()
                .addModule(new PCollectionsModule())
                .addModule(sorted)
                .changeDefaultVisibility(seen -> seen.withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE)
                        .withFieldVisibility(Visibility.ANY))
                .setDefaultTyping(new Named())
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
