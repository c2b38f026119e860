package qadam.transport;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Map;
import java.util.regex.Pattern;
import qadam.shared.Refusal;

/** Addresses with the same beginning, as {@code 10.0.0.0/8} or {@code fd00::/8} (CIDR, RFC 4632 §3.1); one address without a slash. */
record Network(InetAddress address, int bits) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9A-Fa-f:.]{2,45})(?:/([0-9]{1,3}))?");

    /** @throws Refusal when it is not written so */
    static Network parse(String written) {
        var parts = WRITTEN.matcher(written.strip());
        try {
            if (parts.matches()) {
                InetAddress address = InetAddress.ofLiteral(parts.group(1));
                int most = address.getAddress().length * 8;
                int bits = parts.group(2) == null ? most : Integer.parseInt(parts.group(2));
                if (bits <= most) {
                    return new Network(address, bits);
                }
            }
        } catch (IllegalArgumentException noAddress) {
            // refused below
        }
        throw new Refusal(TransportProblem.PROXY_MALFORMED, Map.of("given", written.strip()));
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        int rest = ours.length * 8 - bits;
        return ours.length == theirs.length && number(ours).shiftRight(rest).equals(number(theirs).shiftRight(rest));
    }

    boolean isOfThisMachine() {
        return address.isLoopbackAddress();
    }

    private static BigInteger number(byte[] address) {
        return new BigInteger(1, address);
    }
}
