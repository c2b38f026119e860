package qadam.world;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One answer of a {@link ScriptedModel} under way. */
final class ScriptedAnswer {
    private final OutputStream out;
    private final String model;
    private final CountDownLatch closed;
    private boolean begun;

    ScriptedAnswer(OutputStream out, String model, CountDownLatch closed) {
        this.out = out;
        this.model = model;
        this.closed = closed;
    }

    void play(Script script) throws IOException {
        for (Script.Beat beat : script.beats()) {
            switch (beat) {
                case Script.Beat.Piece(String text) -> piece(text);
                case Script.Beat.Raw(byte[] bytes) -> write(bytes);
                case Script.Beat.Wait(CountDownLatch until) -> hold(until, 30_000);
                case Script.Beat.Pause(java.time.Duration time) -> hold(closed, time.toMillis());
                case Script.Beat.Stall stall -> hold(closed, 30_000);
                case Script.Beat.Dawdle dawdle -> dawdle();
                case Script.Beat.Cut cut -> {
                    out.flush();
                    throw new Dropped();
                }
                case Script.Beat.End end -> {
                    return;
                }
                case Script.Beat.Endless(String again) -> goOn(again);
            }
        }
        finish(script);
    }

    private void dawdle() throws IOException {
        while (!hold(closed, 20)) {
            write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void goOn(String again) throws IOException {
        while (closed.getCount() > 0) {
            piece(again);
        }
    }

    private void piece(String text) throws IOException {
        if (!begun) {
            begun = true;
            chunk(delta -> delta.put("role", "assistant").putNull("content"), null);
        }
        chunk(delta -> delta.put("content", text), null);
    }

    private void finish(Script script) throws IOException {
        chunk(delta -> { }, script.ending());
        if (script.isCounted()) {
            ObjectNode last = frame();
            last.putArray("choices");
            usage(last, script);
            last.putObject("timings").put("predicted_per_second", 9.0);
            data(last.toString());
        }
        data("[DONE]");
    }

    private void chunk(java.util.function.Consumer<ObjectNode> filled, String ending) throws IOException {
        ObjectNode chunk = frame();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0).put("finish_reason", ending);
        filled.accept(choice.putObject("delta"));
        data(chunk.toString());
    }

    private ObjectNode frame() {
        return JsonMapper.shared().createObjectNode().put("id", "chatcmpl-scripted").put("object", "chat.completion.chunk").put("created", 1)
            .put("model", model).put("system_fingerprint", "scripted-0");
    }

    private void data(String json) throws IOException {
        write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private boolean hold(CountDownLatch until, long millis) throws IOException {
        try {
            return until.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    static void usage(ObjectNode chunk, Script script) {
        if (script.isCounted()) {
            chunk.putObject("usage").put("prompt_tokens", script.promptTokens()).put("completion_tokens", script.answerTokens())
                .put("total_tokens", script.promptTokens() + script.answerTokens());
        }
    }

    /** Thrown to drop a connection. */
    static final class Dropped extends IOException {
        private static final long serialVersionUID = 1;
    }
}
