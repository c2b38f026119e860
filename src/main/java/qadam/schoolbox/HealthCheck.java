package qadam.schoolbox;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Asks {@code /health} of the model's own server on loopback. */
record HealthCheck(int port, int patienceMillis) {
    /** 200: it answers questions. 503: it loads its weights. None: it does not answer at all. */
    enum Pulse {
        READY, LOADING, NONE
    }

    Pulse look() {
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health").toURL().openConnection(Proxy.NO_PROXY);
            asked.setConnectTimeout(patienceMillis);
            asked.setReadTimeout(patienceMillis);
            asked.setInstanceFollowRedirects(false);
            try {
                return asked.getResponseCode() == 200 ? Pulse.READY : Pulse.LOADING;
            } finally {
                asked.disconnect();
            }
        } catch (IOException silent) {
            return Pulse.NONE;
        }
    }
}
