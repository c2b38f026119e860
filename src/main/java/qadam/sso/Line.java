package qadam.sso;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import qadam.shared.Exchange;
import qadam.shared.Refusal;

/**
 * The line to the providers: a whole answer within a time and a size, no redirect, TLS but on this machine. The library's own client has
 * no bound on either.
 */
final class Line implements ResourceRetriever, AutoCloseable {
    private static final int LARGEST = 256 * 1024;

    private final Exchange exchange;

    Line(Duration patience) {
        this.exchange = new Exchange(patience, LARGEST);
    }

    /** @throws Refusal in words when nothing fit comes back */
    HTTPResponse send(HTTPRequest request) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(safe(request.getURI()));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        if (request.getMethod() == HTTPRequest.Method.POST) {
            sent.POST(HttpRequest.BodyPublishers.ofString(request.getBody()));
        }
        return response(answer(sent));
    }

    HTTPResponse get(URI address) {
        return response(answer(HttpRequest.newBuilder(safe(address)).header("Accept", "application/json")));
    }

    /** For the library that keeps a provider's keys. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            HTTPResponse response = get(URI.create(url.toString()));
            if (response.getStatusCode() != 200) {
                throw new IOException("status " + response.getStatusCode());
            }
            return new Resource(response.getBody(), "application/json");
        } catch (Refusal refused) {
            throw new IOException(refused.problem().toString());
        }
    }

    private Exchange.Answer answer(HttpRequest.Builder request) {
        try {
            return exchange.send(request);
        } catch (HttpTimeoutException slow) {
            throw new Refusal(SsoProblem.SLOW);
        } catch (InterruptedIOException | InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(SsoProblem.UNREACHABLE);
        } catch (IOException failed) {
            throw new Refusal(SsoProblem.UNREACHABLE);
        }
    }

    private static HTTPResponse response(Exchange.Answer answer) {
        HTTPResponse response = new HTTPResponse(answer.status());
        try {
            response.setEntityContentType(answer.type().isEmpty() ? null : ContentType.parse(answer.type()));
        } catch (java.text.ParseException malformed) {
            throw new Refusal(SsoProblem.ANSWER_UNFIT);
        }
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }

    /** What a provider's own document names is held to the same as what the operator has written. */
    static URI safe(URI address) {
        if (address == null || address.getHost() == null || !"https".equals(address.getScheme()) && !isLoopback(address)) {
            throw new Refusal(SsoProblem.ANSWER_UNFIT);
        }
        return address;
    }

    static boolean isLoopback(URI address) {
        return "http".equals(address.getScheme()) && SsoFile.LOOPBACK.contains(address.getHost());
    }

    /** A library's word for what it could not read. */
    static Refusal unfit(ParseException malformed) {
        return new Refusal(SsoProblem.ANSWER_UNFIT);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
