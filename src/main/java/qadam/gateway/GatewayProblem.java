package qadam.gateway;

import qadam.shared.Problem;

/** What can be wrong with a request to {@code /v1}, with the words OpenAI's clients know it by, or with the form for a key. */
enum GatewayProblem implements Problem {
    NO_KEY(401, "invalid_request_error", "invalid_api_key"),
    INSECURE(403, "invalid_request_error", "insecure_connection"),
    NOT_FOUND(404, "invalid_request_error", "unknown_url"),
    METHOD(405, "invalid_request_error", "method_not_allowed"),
    TOO_LARGE(413, "invalid_request_error", "request_too_large"),
    TYPE(415, "invalid_request_error", "unsupported_media_type"),
    SYNTAX(400, "invalid_request_error", "invalid_json"),
    MISSING(400, "invalid_request_error", "missing_required_parameter"),
    VALUE(400, "invalid_request_error", "invalid_value"),
    UNSUPPORTED(400, "invalid_request_error", "unsupported_parameter"),
    UNKNOWN(400, "invalid_request_error", "unknown_parameter"),
    MODEL(404, "invalid_request_error", "model_not_found"),
    TOO_LONG(400, "invalid_request_error", "context_length_exceeded"),
    TOO_MANY_TOKENS(400, "invalid_request_error", "invalid_value"),
    NO_EMBEDDINGS(404, "invalid_request_error", "embeddings_not_offered"),
    NOTICE_FIRST(403, "permission_error", "notice_not_accepted"),
    NOT_FOR_YOU(403, "permission_error", "model_not_allowed"),
    EXAM_OPEN(403, "permission_error", "exam_in_progress"),
    SWITCHED_OFF(403, "permission_error", "switched_off"),
    TOO_OFTEN(429, "requests", "rate_limit_exceeded"),
    TOO_MANY_AT_ONCE(429, "requests", "rate_limit_exceeded"),
    QUOTA(429, "insufficient_quota", "insufficient_quota"),
    BUDGET(429, "insufficient_quota", "insufficient_quota"),
    BUSY(503, "server_error", "model_busy"),
    MODEL_FAILED(502, "server_error", "model_failed"),
    LABEL_MISSING(422, "", ""),
    KEYS_ENOUGH(409, "", "");

    private final int status;
    private final String type;
    private final String code;

    GatewayProblem(int status, String type, String code) {
        this.status = status;
        this.type = type;
        this.code = code;
    }

    @Override
    public int status() {
        return status;
    }

    /** {@code error.type}. */
    String type() {
        return type;
    }

    /** {@code error.code}. */
    String code() {
        return code;
    }

    @Override
    public String key() {
        return "gateway.problem." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
