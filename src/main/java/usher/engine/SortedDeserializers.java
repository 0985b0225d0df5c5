package usher.engine;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;
import tools.jackson.datatype.pcollections.deser.PCollectionsCollectionDeserializer;
import tools.jackson.datatype.pcollections.deser.PCollectionsMapDeserializer;

/// Sorted maps and sets, which Jackson's module for PCollections leaves out; in the natural order of their keys.
final class SortedDeserializers extends SimpleDeserializers {
    @Override
    public @Nullable ValueDeserializer<?> findMapDeserializer(
            MapType type,
            DeserializationConfig config,
            BeanDescription.Supplier bean,
            @Nullable KeyDeserializer keys,
            @Nullable TypeDeserializer types,
            @Nullable ValueDeserializer<?> values) {
        return type.hasRawClass(TreePMap.class) ? new SortedMap(type, keys, types, values) : null;
    }

    @Override
    public @Nullable ValueDeserializer<?> findCollectionDeserializer(
            CollectionType type,
            DeserializationConfig config,
            BeanDescription.Supplier bean,
            @Nullable TypeDeserializer types,
            @Nullable ValueDeserializer<?> values) {
        return type.hasRawClass(TreePSet.class) ? new SortedSet(type, types, values) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return type == TreePMap.class || type == TreePSet.class;
    }

    /// Keys are texts or numbers.
    @SuppressWarnings("unchecked")
    private static Comparator<Object> natural() {
        return (Comparator<Object>) (Comparator<?>) Comparator.naturalOrder();
    }

    /// A map in its order.
    private static final class SortedMap extends PCollectionsMapDeserializer<TreePMap<Object, Object>> {
        SortedMap(
                MapType type,
                @Nullable KeyDeserializer keys,
                @Nullable TypeDeserializer types,
                @Nullable ValueDeserializer<?> values) {
            super(type, keys, types, values);
        }

        @Override
        public SortedMap withResolved(
                KeyDeserializer keys, @Nullable TypeDeserializer types, ValueDeserializer<?> values) {
            return new SortedMap(_mapType, keys, types, values);
        }

        @Override
        protected TreePMap<Object, Object> createEmptyMap() {
            return TreePMap.from(natural(), Map.of());
        }
    }

    /// A set in its order.
    private static final class SortedSet extends PCollectionsCollectionDeserializer<TreePSet<Object>> {
        SortedSet(CollectionType type, @Nullable TypeDeserializer types, @Nullable ValueDeserializer<?> values) {
            super(type, types, values);
        }

        @Override
        public SortedSet withResolved(@Nullable TypeDeserializer types, ValueDeserializer<?> values) {
            return new SortedSet(_containerType, types, values);
        }

        @Override
        protected TreePSet<Object> createEmptyCollection() {
            return TreePSet.empty(natural());
        }
    }
}
