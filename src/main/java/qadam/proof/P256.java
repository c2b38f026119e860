package qadam.proof;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/** P-256 points in their compressed form (SEC 1, section 2.3.3), which multikeys hold. */
final class P256 {
    static final ECParameterSpec CURVE = curve();
    private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    static byte[] compressed(ECPublicKey key) {
        byte[] bytes = new byte[33];
        bytes[0] = (byte) (key.getW().getAffineY().testBit(0) ? 3 : 2);
        byte[] x = key.getW().getAffineX().toByteArray();
        int length = Math.min(x.length, 32); // BigInteger adds a sign byte or drops leading zeros
        System.arraycopy(x, x.length - length, bytes, 33 - length, length);
        return bytes;
    }

    static ECPublicKey publicKey(byte[] compressed) throws GeneralSecurityException {
        if (compressed.length != 33 || (compressed[0] != 2 && compressed[0] != 3)) throw new GeneralSecurityException("not a compressed point");
        var x = new BigInteger(1, compressed, 1, 32);
        var square = x.modPow(BigInteger.valueOf(3), PRIME).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB()).mod(PRIME);
        var y = square.modPow(PRIME.add(BigInteger.ONE).shiftRight(2), PRIME); // the root, because the prime is 3 mod 4
        if (x.compareTo(PRIME) >= 0 || !y.multiply(y).mod(PRIME).equals(square)) throw new GeneralSecurityException("not on the curve");
        if (y.testBit(0) != (compressed[0] == 3)) y = PRIME.subtract(y);
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
    }

    static Signer signer(PrivateKey key) {
        return data -> Signatures.sign("SHA256withECDSAinP1363Format", key, data);
    }

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
