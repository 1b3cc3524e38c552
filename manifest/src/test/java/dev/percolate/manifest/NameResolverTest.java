package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import org.junit.jupiter.api.Test;

class NameResolverTest {
  private final NameResolver<String> refs =
      NameResolver.unambiguous(id -> id, NameResolver.Order.ROOT_FIRST);

  @Test
  void theRootProjectComesFirstThenThePackageOfTheNodeThenAny() {
    refs.add("orders", "root", "model.root.orders");
    refs.add("orders", "pkg", "model.pkg.orders");
    refs.add("only_pkg", "pkg", "model.pkg.only_pkg");
    refs.add("only_other", "other", "model.other.only_other");

    assertThat(found("orders", "pkg")).isEqualTo("model.root.orders");
    assertThat(found("only_pkg", "pkg")).isEqualTo("model.pkg.only_pkg");
    assertThat(found("only_other", "pkg")).isEqualTo("model.other.only_other");
    assertThat(refs.resolve("orders", "other", "root", "pkg"))
        .isInstanceOf(Resolution.Missing.class);
  }

  @Test
  void theFlagPutsThePackageOfTheNodeBeforeTheRoot() {
    NameResolver<String> other =
        NameResolver.unambiguous(id -> id, NameResolver.Order.NODE_PACKAGE_FIRST);
    other.add("orders", "root", "model.root.orders");
    other.add("orders", "pkg", "model.pkg.orders");

    assertThat(other.resolve("orders", null, "root", "pkg"))
        .isEqualTo(new Resolution.Found<>("model.pkg.orders"));
  }

  @Test
  void aNameOfTwoOtherPackagesIsAmbiguousForRefs() {
    refs.add("x", "a", "model.a.x");
    refs.add("x", "b", "model.b.x");

    assertThatThrownBy(() -> refs.resolve("x", null, "root", "root"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "When referencing 'x', dbt found nodes in multiple packages: 'model.a.x', 'model.b.x'\n"
                + "To fix this, use two-argument 'ref', with the package name first: 'a' or 'b'");
  }

  @Test
  void aRefWithoutVersionFindsTheLatest() {
    refs.addVersion("dim", 1L, false, "root", "model.root.dim.v1");
    refs.addVersion("dim", 2L, true, "root", "model.root.dim.v2");

    assertThat(found("dim", "root")).isEqualTo("model.root.dim.v2");
    assertThat(refs.resolve("dim", null, 1L, "root", "root"))
        .isEqualTo(new Resolution.Found<>("model.root.dim.v1"));
    assertThat(refs.resolve("dim", null, 3L, "root", "root"))
        .isInstanceOf(Resolution.Missing.class);
  }

  @Test
  void aDisabledResourceIsFoundOnlyWhenNoEnabledOneIs() {
    refs.addDisabled("off", "root", "model.root.off");
    assertThat(refs.resolve("off", null, "root", "root"))
        .isEqualTo(new Resolution.Disabled<>("model.root.off"));

    refs.add("off", "pkg", "model.pkg.off");
    assertThat(found("off", "root")).isEqualTo("model.pkg.off");
  }

  private String found(String name, String nodePackage) {
    return refs.resolve(name, null, "root", nodePackage)
            instanceof Resolution.Found<String>(String id)
        ? id
        : "";
  }
}
