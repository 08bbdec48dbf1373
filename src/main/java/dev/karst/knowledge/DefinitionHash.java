package dev.karst.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * A hash of a definition: SHA-256 over its texts in order, each with its length, so that no two
 * definitions run together. Layout and comments of files do not count; the same on every machine.
 */
public final class DefinitionHash {
  private final MessageDigest digest;

  public DefinitionHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public DefinitionHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  public DefinitionHash add(Collection<String> texts) {
    add(Integer.toString(texts.size()));
    texts.forEach(this::add);
    return this;
  }

  DefinitionHash add(Dataset dataset) {
    add(dataset.model()).add(dataset.nodeName()).add(dataset.kind().name());
    add(dataset.search().text()).add(Integer.toString(dataset.fields().size()));
    dataset.fields().forEach(this::add);
    for (Calculation calculation : dataset.calculations()) {
      add(calculation.id()).add(calculation.definition());
      calculation.outputs().forEach(this::add);
    }
    return this;
  }

  private void add(DatasetField field) {
    add(field.name()).add(field.type().text()).add(Boolean.toString(field.multivalue()));
  }

  /** The hash of all that was added, in hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
