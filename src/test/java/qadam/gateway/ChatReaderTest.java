package qadam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.shared.Refusal;

/** What clients send, and what they should not. */
class ChatReaderTest {
    private static final String ASKED = "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Сәлем\"}]";

    private static ChatRequest read(String body) {
        return ChatReader.read(ApiBody.of(body.getBytes(StandardCharsets.UTF_8)), 4096);
    }

    @Test
    void everything_that_official_clients_send_by_habit_is_taken() {
        ChatRequest request = read("{" + ASKED + """
            ,"max_completion_tokens":50,"temperature":0.3,"top_p":0.9,"stop":["\\n","END"],"seed":7,"stream":true,"stream_options":{"include_usage":true},"n":1,
            "response_format":{"type":"text"},"user":"u","frequency_penalty":0,"presence_penalty":0,"logit_bias":{},"logprobs":false,"tools":[],"store":false,
            "metadata":{"a":"b"},"parallel_tool_calls":true,"service_tier":"auto","tool_choice":"none","max_tokens":null}""");
        assertThat(request.most()).hasValue(50);
        assertThat(request.temperature()).hasValue(0.3);
        assertThat(request.topP()).hasValue(0.9);
        assertThat(request.stops()).containsExactly("\n", "END");
        assertThat(request.seed()).hasValue(7);
        assertThat(request.stream() && request.usageInStream()).isTrue();
        assertThat(request.responseFormat()).isEmpty();
    }

    @Test
    void content_may_come_in_parts_of_text_and_a_developer_speaks_as_the_system() {
        ChatRequest request = read("""
            {"model":"m","messages":[{"role":"developer","content":"Қысқа жауап бер"},{"role":"user","content":[{"type":"text","text":"бір"},{"type":"text","text":"екі"}]}]}""");
        assertThat(request.messages()).isEqualTo(List.of(new ChatRequest.Said("system", "Қысқа жауап бер"), new ChatRequest.Said("user", "бір\nекі")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ",\"tools\":[{\"type\":\"function\"}] | UNSUPPORTED | tools", ",\"n\":2 | UNSUPPORTED | n", ",\"logprobs\":true | UNSUPPORTED | logprobs",
        ",\"frequency_penalty\":0.5 | UNSUPPORTED | frequency_penalty", ",\"logit_bias\":{\"1\":5} | UNSUPPORTED | logit_bias", ",\"temprature\":1 | UNKNOWN | temprature",
        ",\"temperature\":3 | VALUE | temperature", ",\"temperature\":\"hot\" | VALUE | temperature", ",\"top_p\":0 | VALUE | top_p", ",\"max_tokens\":0 | VALUE | max_tokens",
        ",\"max_tokens\":1.5 | VALUE | max_tokens", ",\"max_tokens\":5000 | TOO_MANY_TOKENS | max_tokens", ",\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"] | VALUE | stop",
        ",\"stop\":\"\" | VALUE | stop", ",\"seed\":1.5 | VALUE | seed", ",\"seed\":99999999999999999999 | VALUE | seed", ",\"stream\":\"yes\" | VALUE | stream",
        ",\"stream_options\":true | VALUE | stream_options", ",\"response_format\":{\"type\":\"xml\"} | VALUE | response_format",
        ",\"response_format\":{\"type\":\"json_schema\"} | VALUE | response_format"})
    void what_would_be_answered_otherwise_than_asked_is_refused_by_name(String more, String problem, String param) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read("{" + ASKED + more.strip() + "}"));
        assertThat(refusal.problem()).isEqualTo(GatewayProblem.valueOf(problem));
        assertThat(refusal.values()).containsEntry("param", param);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{} | MISSING", "[] | SYNTAX", "{ | SYNTAX", "{\"model\":\"m\",\"model\":\"n\"} | SYNTAX", "{\"model\":\"m\"} | MISSING", "{\"model\":7,\"messages\":[]} | VALUE",
        "{\"model\":\"m\",\"messages\":[]} | VALUE", "{\"model\":\"m\",\"messages\":\"Сәлем\"} | VALUE", "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"content\":\"a\"}]} | VALUE",
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":null}]} | VALUE", "{\"model\":\"m\",\"messages\":[{\"role\":\"tool\",\"content\":\"a\"}]} | UNSUPPORTED",
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]} | UNSUPPORTED",
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\\u0000b\"}]} | VALUE"})
    void hostile_and_broken_bodies_are_refused(String body, String problem) {
        assertThat(catchThrowableOfType(Refusal.class, () -> read(body.strip())).problem()).isEqualTo(GatewayProblem.valueOf(problem));
    }

    @Test
    void a_body_nested_without_end_is_refused_and_not_read() {
        assertThat(catchThrowableOfType(Refusal.class, () -> read("{\"messages\":" + "[".repeat(50_000))).problem()).isEqualTo(GatewayProblem.SYNTAX);
    }
}
