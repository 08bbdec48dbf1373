package dev.karst.function.eval;

import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes of a text's UTF-8 bytes, in lower-case hex. */
public final class CryptoFunctions {
  public static final List<EvalFunction> ALL =
      List.of(
          hash("md5", "MD5"),
          hash("sha1", "SHA-1"),
          hash("sha256", "SHA-256"),
          hash("sha512", "SHA-512"));

  private CryptoFunctions() {}

  private static EvalFunction hash(String name, String algorithm) {
    return OneValue.of(
        name,
        name + "(<str>)",
        "The " + algorithm + " hash of a text, in hex.",
        Arity.of(1),
        arguments -> {
          byte[] bytes = arguments[0].text().getBytes(StandardCharsets.UTF_8);
          return Text.literal(HexFormat.of().formatHex(digest(algorithm).digest(bytes)));
        });
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
