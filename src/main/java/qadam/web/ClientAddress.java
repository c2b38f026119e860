package qadam.web;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, for limits: the one place that knows. */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {
    }

    /** The address; of IPv6 the network (/64), since one household has all of that. */
    public static String of(Context context) {
        return network(context.ip());
    }

    static String network(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return literal instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) : literal.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
