package io.sockeye.cli.serve.http.tls;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/**
 * Private keys in PEM, in the three forms that Go reads: PKCS#8 (RFC 5958, as Java has it), PKCS#1 for RSA (RFC 8017)
 * and SEC 1 for elliptic curves (RFC 5915). The last two are wrapped to be PKCS#8. Threads: stateless.
 */
final class PrivateKeys {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CURVE = 0xA0;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    /** 1.2.840.113549.1.1.1 and no parameters. */
    private static final byte[] RSA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** 1.2.840.10045.2.1; the curve follows. */
    private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "RSASSA-PSS");

    private PrivateKeys() {}

    /** The first key of a text; {@link IllegalArgumentException} with the reason if there is none that can be read. */
    static PrivateKey of(final String pem) {
        for (final PemText.Block block : PemText.blocks(pem)) {
            if (block.label().equals("ENCRYPTED PRIVATE KEY") || block.isEncrypted()) {
                throw new IllegalArgumentException("the key is encrypted, and nobody is there to give a password");
            }
            switch (block.label()) {
                case "PRIVATE KEY":
                    return pkcs8(block.bytes());
                case "RSA PRIVATE KEY":
                    return pkcs8(wrapped(RSA, block.bytes()));
                case "EC PRIVATE KEY":
                    return pkcs8(wrapped(joined(EC, curve(block.bytes())), block.bytes()));
                default:
                    // Such as EC PARAMETERS, which openssl writes before a key, or a certificate.
                    break;
            }
        }
        throw new IllegalArgumentException("there is no private key in it");
    }

    private static PrivateKey pkcs8(final byte[] bytes) {
        for (final String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (final InvalidKeySpecException e) {
                // Of another kind, or broken: the next says.
                continue;
            } catch (final GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + algorithm, e);
            }
        }
        throw new IllegalArgumentException("no private key of RSA, of an elliptic curve that Java has, or of Ed25519");
    }

    private static byte[] wrapped(final byte[] algorithm, final byte[] key) {
        return tagged(SEQUENCE, joined(joined(VERSION_0, tagged(SEQUENCE, algorithm)), tagged(OCTETS, key)));
    }

    /** The identifier of the curve, which follows version and secret. */
    private static byte[] curve(final byte[] sec1) {
        try {
            final ByteBuffer key = ByteBuffer.wrap(sec1);
            key.get();
            length(key);
            while (key.hasRemaining()) {
                final int tag = key.get() & 0xFF;
                final byte[] value = new byte[length(key)];
                key.get(value);
                if (tag == CURVE) {
                    return value;
                }
            }
        } catch (final BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("the key is cut off or no DER", e);
        }
        throw new IllegalArgumentException("the key does not say on which elliptic curve it is");
    }

    private static int length(final ByteBuffer der) {
        final int first = der.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | der.get() & 0xFF;
        }
        if (length < 0 || length > der.remaining()) {
            throw new IllegalArgumentException("the key is cut off or no DER");
        }
        return length;
    }

    private static byte[] tagged(final int tag, final byte[] value) {
        final ByteArrayOutputStream der = new ByteArrayOutputStream(value.length + 6);
        der.write(tag);
        if (value.length < 0x80) {
            der.write(value.length);
        } else {
            int bytes = 1;
            while (value.length >> 8 * bytes != 0) {
                bytes++;
            }
            der.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                der.write(value.length >> 8 * i);
            }
        }
        der.writeBytes(value);
        return der.toByteArray();
    }

    private static byte[] joined(final byte[] first, final byte[] second) {
        final byte[] result = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, result, first.length, second.length);
        return result;
    }
}
