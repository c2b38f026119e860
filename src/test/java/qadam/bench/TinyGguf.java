package qadam.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a model of Llama's shape with random weights: what every server can load and nobody can take for a tutor. Four layers, 256 wide, a vocabulary
 * of single bytes; 3.28 million weights, 6.6 MB. GGUF v3 (the GGUF specification of ggml).
 */
final class TinyGguf {
    private static final int WIDTH = 256;
    private static final int LAYERS = 4;
    private static final int HEADS = 8;
    private static final int KEY_HEADS = 4;
    private static final int INNER = 768;
    private static final int CONTEXT = 8_192;
    private static final int ALIGNMENT = 32;
    private static final int UINT32 = 4;
    private static final int INT32 = 5;
    private static final int FLOAT32 = 6;
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    private static final int F32 = 0;
    private static final int F16 = 1;
    private static final String TEMPLATE = "{{ '<|begin_of_text|>' }}{% for m in messages %}{{ '<|start_header_id|>' + m['role'] + '<|end_header_id|>\\n\\n' + m['content'] + '<|eot_id|>' }}"
        + "{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}";

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final Random random = new Random(7);
    private int keys;

    private record Tensor(String name, int[] shape, boolean ones) {
        int type() {
            return shape.length == 1 ? F32 : F16;
        }

        int count() {
            int count = 1;
            for (int size : shape) {
                count *= size;
            }
            return count;
        }

        int bytes() {
            return count() * (type() == F32 ? 4 : 2);
        }
    }

    private TinyGguf() {
    }

    static void write(Path file) throws IOException {
        new TinyGguf().writeTo(file);
    }

    private void writeTo(Path file) throws IOException {
        List<String> tokens = tokens();
        describe(tokens);
        List<Tensor> tensors = tensors(tokens.size());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(numbers(16 + 4).putInt(3).putLong(tensors.size()).putLong(keys).array());
        whole.writeBytes(head.toByteArray());
        long offset = 0;
        for (Tensor tensor : tensors) {
            whole.writeBytes(string(tensor.name()));
            ByteBuffer place = numbers(4 + 8 * tensor.shape().length + 4 + 8).putInt(tensor.shape().length);
            for (int size : tensor.shape()) {
                place.putLong(size);
            }
            whole.writeBytes(place.putInt(tensor.type()).putLong(offset).array());
            offset += padded(tensor.bytes());
        }
        pad(whole);
        try (OutputStream out = Files.newOutputStream(file)) {
            whole.writeTo(out);
            for (Tensor tensor : tensors) {
                out.write(weights(tensor));
            }
        }
    }

    private void describe(List<String> tokens) {
        text("general.architecture", "llama");
        text("general.name", "Qadam plumbing test, random weights");
        number("general.file_type", F16);
        number("llama.context_length", CONTEXT);
        number("llama.embedding_length", WIDTH);
        number("llama.block_count", LAYERS);
        number("llama.feed_forward_length", INNER);
        number("llama.attention.head_count", HEADS);
        number("llama.attention.head_count_kv", KEY_HEADS);
        number("llama.rope.dimension_count", WIDTH / HEADS);
        number("llama.vocab_size", tokens.size());
        fraction("llama.attention.layer_norm_rms_epsilon", 1e-5f);
        fraction("llama.rope.freq_base", 10_000);
        text("tokenizer.ggml.model", "gpt2");
        text("tokenizer.ggml.pre", "llama-bpe");
        list("tokenizer.ggml.tokens", STRING, tokens.stream().map(TinyGguf::string).toList());
        list("tokenizer.ggml.token_type", INT32, tokens.stream().map(token -> numbers(4).putInt(token.startsWith("<|") ? 3 : 1).array()).toList());
        list("tokenizer.ggml.merges", STRING, List.of(string("Ð °"), string("Ò ›"), string("Ñ Ģ")));
        number("tokenizer.ggml.bos_token_id", tokens.indexOf("<|begin_of_text|>"));
        number("tokenizer.ggml.eos_token_id", tokens.indexOf("<|eot_id|>"));
        text("tokenizer.chat_template", TEMPLATE);
    }

    /** Every byte as GPT-2 writes it, three pairs of them, and the marks of a conversation: 264. */
    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        int next = 256;
        for (int value = 0; value < 256; value++) {
            boolean shown = value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae;
            tokens.add(String.valueOf((char) (shown ? value : next++)));
        }
        tokens.addAll(List.of("Ð°", "Ò›", "ÑĢ", "<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"));
        return tokens;
    }

    private static List<Tensor> tensors(int vocabulary) {
        List<Tensor> all = new ArrayList<>();
        all.add(new Tensor("token_embd.weight", new int[] {WIDTH, vocabulary}, false));
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "blk." + layer + ".";
            int keyWidth = WIDTH / HEADS * KEY_HEADS;
            all.add(new Tensor(block + "attn_norm.weight", new int[] {WIDTH}, true));
            all.add(new Tensor(block + "attn_q.weight", new int[] {WIDTH, WIDTH}, false));
            all.add(new Tensor(block + "attn_k.weight", new int[] {WIDTH, keyWidth}, false));
            all.add(new Tensor(block + "attn_v.weight", new int[] {WIDTH, keyWidth}, false));
            all.add(new Tensor(block + "attn_output.weight", new int[] {WIDTH, WIDTH}, false));
            all.add(new Tensor(block + "ffn_norm.weight", new int[] {WIDTH}, true));
            all.add(new Tensor(block + "ffn_gate.weight", new int[] {WIDTH, INNER}, false));
            all.add(new Tensor(block + "ffn_up.weight", new int[] {WIDTH, INNER}, false));
            all.add(new Tensor(block + "ffn_down.weight", new int[] {INNER, WIDTH}, false));
        }
        all.add(new Tensor("output_norm.weight", new int[] {WIDTH}, true));
        all.add(new Tensor("output.weight", new int[] {WIDTH, vocabulary}, false));
        return all;
    }

    private byte[] weights(Tensor tensor) {
        ByteBuffer bytes = numbers((int) padded(tensor.bytes()));
        for (int i = 0; i < tensor.count(); i++) {
            if (tensor.type() == F32) {
                bytes.putFloat(1);
            } else {
                bytes.putShort(Float.floatToFloat16((float) (random.nextGaussian() * 0.06)));
            }
        }
        return bytes.array();
    }

    private void text(String key, String value) {
        key(key, STRING);
        head.writeBytes(string(value));
    }

    private void number(String key, int value) {
        key(key, UINT32);
        head.writeBytes(numbers(4).putInt(value).array());
    }

    private void fraction(String key, float value) {
        key(key, FLOAT32);
        head.writeBytes(numbers(4).putFloat(value).array());
    }

    private void list(String key, int type, List<byte[]> values) {
        key(key, ARRAY);
        head.writeBytes(numbers(12).putInt(type).putLong(values.size()).array());
        values.forEach(head::writeBytes);
    }

    private void key(String key, int type) {
        keys++;
        head.writeBytes(string(key));
        head.writeBytes(numbers(4).putInt(type).array());
    }

    private static byte[] string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return numbers(8 + bytes.length).putLong(bytes.length).put(bytes).array();
    }

    private static ByteBuffer numbers(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long padded(long size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static void pad(ByteArrayOutputStream out) {
        out.writeBytes(new byte[(int) (padded(out.size()) - out.size())]);
    }
}
