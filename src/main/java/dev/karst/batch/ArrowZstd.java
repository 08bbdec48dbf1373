package dev.karst.batch;

import com.github.luben.zstd.Zstd;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;

/**
 * Lets Arrow's own reader unpack buffers that are compressed with zstd. The memory for them is
 * charged before it is allocated, by what the allocator of the reader listens to.
 */
public final class ArrowZstd extends AbstractCompressionCodec {
  /** For readers; codecs other than zstd are refused with an {@link IllegalArgumentException}. */
  public static final CompressionCodec.Factory FACTORY =
      new CompressionCodec.Factory() {
        @Override
        public CompressionCodec createCodec(CodecType type) {
          return switch (type) {
            case NO_COMPRESSION -> NoCompressionCodec.INSTANCE;
            case ZSTD -> new ArrowZstd();
            default -> throw new IllegalArgumentException("it is compressed with " + type);
          };
        }

        @Override
        public CompressionCodec createCodec(CodecType type, int level) {
          return createCodec(type);
        }
      };

  private ArrowZstd() {
    ZstdLibrary.need();
  }

  @Override
  protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf plain) {
    throw new UnsupportedOperationException("readers only");
  }

  @Override
  protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf packed) {
    long size = readUncompressedLength(packed);
    long prefix = CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH;
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a buffer has an impossible size");
    }
    ArrowBuf plain = allocator.buffer(size);
    long found =
        Zstd.decompressUnsafe(
            plain.memoryAddress(),
            size,
            packed.memoryAddress() + prefix,
            packed.writerIndex() - prefix);
    if (Zstd.isError(found) || found != size) {
      plain.close();
      throw new IllegalArgumentException("a buffer cannot be unpacked");
    }
    return plain.writerIndex(size);
  }

  @Override
  public CodecType getCodecType() {
    return CodecType.ZSTD;
  }
}
