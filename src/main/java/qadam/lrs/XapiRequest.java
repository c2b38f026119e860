package qadam.lrs;

import java.util.Map;
import java.util.Optional;

/**
 * One request after the door: alternate request syntax undone, version settled, who asks known. The parameters stand once each; each resource
 * refuses those that it does not know ({@link #allow}). A HEAD comes as a GET, whose body is then not sent.
 *
 * @param headers by their names in small letters
 * @param contentType empty when none came
 */
record XapiRequest(Version version, Client client, String method, Map<String, String> parameters, Map<String, String> headers, String contentType, byte[] body) {
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** @throws XapiProblem 400 when the parameter is missing */
    String required(String name) {
        return parameter(name).filter(value -> !value.isEmpty()).orElseThrow(() -> new XapiProblem(400, "the parameter " + name + " is required"));
    }

    /** @param name in small letters */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** @throws XapiProblem 400 when there is a parameter of another name (xAPI 1.0.3 Part Three §3.2) */
    void allow(String... names) {
        parameters.keySet().stream().filter(given -> !java.util.List.of(names).contains(given)).findFirst().ifPresent(unknown -> {
            throw new XapiProblem(400, "unknown parameter " + XapiProblem.shown(unknown));
        });
    }
}
