package qadam.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import qadam.shared.Localized;
import qadam.web.FixedPage;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Courses and items as canonical JSON: members sorted, no spaces, so that equal content has equal bytes and one hash. */
public final class CatalogJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .addMixIn(Task.class, TaskType.class)
        .addMixIn(LessonText.Part.class, PartType.class)
        .build();

    private CatalogJson() {
    }

    public static byte[] write(Course course) {
        return MAPPER.writeValueAsBytes(course);
    }

    public static Course readCourse(byte[] json) {
        return MAPPER.readValue(json, Course.class);
    }

    public static byte[] write(Item item) {
        return MAPPER.writeValueAsBytes(item);
    }

    public static Item readItem(byte[] json) {
        return MAPPER.readValue(json, Item.class);
    }

    /** The item with the hash of its content. Who wrote and read it is not content: an editor's signature asks nothing new. */
    public static Item hashed(Item item) {
        byte[] content = MAPPER.writeValueAsBytes(new Content(item.id(), item.competence(), item.difficulty(), item.stem(),
            item.task(), item.rationale()));
        return new Item(item.id(), FixedPage.hash(content), item.competence(), item.difficulty(), item.stem(), item.task(),
            item.rationale(), Map.copyOf(item.written()));
    }

    private record Content(String id, String competence, int difficulty, Localized stem, Task task, Localized rationale) {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Task.Single.class, name = "single"),
        @JsonSubTypes.Type(value = Task.Multiple.class, name = "multiple"),
        @JsonSubTypes.Type(value = Task.Ordering.class, name = "ordering"),
        @JsonSubTypes.Type(value = Task.Matching.class, name = "matching"),
        @JsonSubTypes.Type(value = Task.Numeric.class, name = "numeric"),
        @JsonSubTypes.Type(value = Task.ShortText.class, name = "text")})
    private interface TaskType {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LessonText.Prose.class, name = "prose"),
        @JsonSubTypes.Type(value = LessonText.Practice.class, name = "practice"),
        @JsonSubTypes.Type(value = LessonText.Laboratory.class, name = "lab")})
    private interface PartType {
    }
}
