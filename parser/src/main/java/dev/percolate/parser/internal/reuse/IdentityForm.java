package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Identity;

/** The binary form of what a source or a macro is called and where it stands. */
final class IdentityForm {
  private IdentityForm() {}

  static ValueWriter write(ValueWriter out, Identity identity) {
    return out.text(identity.name())
        .text(identity.packageName())
        .text(identity.path())
        .text(identity.originalFilePath())
        .text(identity.uniqueId())
        .texts(identity.fqn());
  }

  static Identity read(ValueReader in) {
    return new Identity(in.text(), in.text(), in.text(), in.text(), in.text(), in.texts());
  }
}
