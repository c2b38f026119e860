package qadam.lrs;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Which versions are spoken here (xAPI 1.0.3 Part Three §2.8; IEEE 9274.1.1 §4.1.6.8). */
final class About implements Resource {
    private static final byte[] BODY = JsonMapper.shared().writeValueAsBytes(Map.of("version", List.of("1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0")));

    @Override
    public XapiAnswer answer(XapiRequest request) {
        request.allow();
        return XapiAnswer.json(BODY);
    }
}
