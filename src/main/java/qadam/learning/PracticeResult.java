package qadam.learning;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Option;
import qadam.catalog.Pair;
import qadam.catalog.Response;
import qadam.catalog.Task;

/**
 * The typed result of a practised step: one byte that says right (1) or not (0), then the answer in few bytes. Options stand
 * as their number in the item version's authored order, which never changes; a number as its decimal text. Words are not kept.
 */
record PracticeResult(boolean right, Optional<Response> response) {
    static byte[] encode(Task task, Response response, boolean right) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8);
        bytes.write(right ? 1 : 0);
        List<String> ids = ids(task);
        switch (response) {
            case Response.Chosen chosen -> ids.stream().filter(chosen.options()::contains).forEach(id -> bytes.write(ids.indexOf(id)));
            case Response.Ordered ordered -> ordered.options().forEach(id -> bytes.write(ids.indexOf(id)));
            case Response.Matched matched -> ids.forEach(left -> bytes.write(ids.indexOf(matched.rightByLeft().get(left))));
            case Response.Number number -> bytes.writeBytes(number.value().toPlainString().getBytes(StandardCharsets.US_ASCII));
            case Response.Words words -> { }
        }
        return bytes.toByteArray();
    }

    static PracticeResult decode(Task task, byte[] bytes) {
        byte[] answer = Arrays.copyOfRange(bytes, 1, bytes.length);
        List<String> ids = ids(task);
        Optional<Response> response = switch (task) {
            case Task.Single single -> Optional.of(new Response.Chosen(new LinkedHashSet<>(named(ids, answer))));
            case Task.Multiple multiple -> Optional.of(new Response.Chosen(new LinkedHashSet<>(named(ids, answer))));
            case Task.Ordering ordering -> Optional.of(new Response.Ordered(named(ids, answer)));
            case Task.Matching matching -> Optional.of(new Response.Matched(matched(ids, named(ids, answer))));
            case Task.Numeric numeric -> Optional.of(new Response.Number(new BigDecimal(new String(answer, StandardCharsets.US_ASCII))));
            case Task.ShortText text -> Optional.empty();
        };
        return new PracticeResult(isRight(bytes), response);
    }

    static boolean isRight(byte[] bytes) {
        return bytes[0] == 1;
    }

    private static List<String> named(List<String> ids, byte[] numbers) {
        List<String> named = new ArrayList<>();
        for (byte number : numbers) {
            named.add(ids.get(number));
        }
        return named;
    }

    private static Map<String, String> matched(List<String> lefts, List<String> rights) {
        Map<String, String> matched = new HashMap<>();
        for (int i = 0; i < lefts.size(); i++) {
            matched.put(lefts.get(i), rights.get(i));
        }
        return matched;
    }

    private static List<String> ids(Task task) {
        return switch (task) {
            case Task.Single single -> single.options().stream().map(Option::id).toList();
            case Task.Multiple multiple -> multiple.options().stream().map(Option::id).toList();
            case Task.Ordering ordering -> ordering.options().stream().map(Option::id).toList();
            case Task.Matching matching -> matching.pairs().stream().map(Pair::id).toList();
            case Task.Numeric numeric -> List.of();
            case Task.ShortText text -> List.of();
        };
    }
}
