package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class DigestsTest {
  @Test
  void digestsAreThoseOfTheJdkAtEveryLength() throws NoSuchAlgorithmException {
    compare("SHA-256", Sha256::hex);
    compare("MD5", Md5::hex);
  }

  private static void compare(String algorithm, Function<byte[], String> own)
      throws NoSuchAlgorithmException {
    Random random = new Random(7);
    MessageDigest other = MessageDigest.getInstance(algorithm);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(own.apply(bytes)).isEqualTo(HexFormat.of().formatHex(other.digest(bytes)));
    }
    byte[] large = new byte[1 << 20];
    random.nextBytes(large);
    assertThat(own.apply(large)).isEqualTo(HexFormat.of().formatHex(other.digest(large)));
  }

  @Test
  void textsAreDigestedAsUtf8() {
    byte[] encoded = {(byte) 0xc3, (byte) 0xa9};
    assertThat(Sha256.hex("\u00e9")).isEqualTo(Sha256.hex(encoded));
    assertThat(Md5.hex("\u00e9")).isEqualTo(Md5.hex(encoded));
  }
}
