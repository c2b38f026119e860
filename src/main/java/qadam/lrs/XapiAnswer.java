package qadam.lrs;

import java.util.Map;
import java.util.TreeMap;

/** What a resource answers; the door adds the version, and takes the body away from a HEAD. @param contentType empty with an empty body */
record XapiAnswer(int status, Map<String, String> headers, String contentType, byte[] body) {
    static final String JSON = "application/json";

    static XapiAnswer json(byte[] body) {
        return new XapiAnswer(200, Map.of(), JSON, body);
    }

    static XapiAnswer empty(int status) {
        return new XapiAnswer(status, Map.of(), "", new byte[0]);
    }

    XapiAnswer with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new XapiAnswer(status, Map.copyOf(all), contentType, body);
    }
}
