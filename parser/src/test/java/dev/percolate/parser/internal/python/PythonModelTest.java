package dev.percolate.parser.internal.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.manifest.RefArgs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected values are what dbt 1.12.6 wrote into its manifest, or its messages. */
final class PythonModelTest {
  private static PythonModel read(String... lines) {
    return PythonModel.read("def model(dbt, session):\n    " + String.join("\n    ", lines));
  }

  private static List<String> refs(PythonModel model) {
    return model.refs().stream().map(RefArgs::name).toList();
  }

  @Test
  void argumentsAreMetBeforeWhatAMethodIsCalledOn() {
    PythonModel model = read("a = dbt.ref('a').join(dbt.ref('b'))", "return a");
    assertThat(refs(model)).containsExactly("b", "a");
  }

  @Test
  void callsInListsAndDictionariesAreFoundButNotInOperandsOfArguments() {
    PythonModel model =
        read(
            "x = [dbt.ref('a'), {'k': dbt.ref('b')}]",
            "y = foo(1 + dbt.ref('b'), z=dbt.ref('a'))",
            "return x");
    assertThat(refs(model)).containsExactly("a", "b", "a");
  }

  @Test
  void callsInFormattedStringsAreFound() {
    PythonModel model =
        read("x = foo(f\"{dbt.ref('a')} {1}\")", "y = f\"{dbt.ref('b')}\"", "return x");
    assertThat(refs(model)).containsExactly("a", "b");
  }

  @Test
  void configurationAndTheKeysReadAreCollected() {
    PythonModel model =
        read(
            "dbt.config(materialized='table', tags=['a'], meta={'x': 1})",
            "s = dbt.source('s', 't')",
            "x = dbt.config.get('k')",
            "y = dbt.config.get('k2', 5)",
            "z = dbt.config.meta_get('m')",
            "return s");
    assertThat(model.sources()).containsExactly(List.of("s", "t"));
    assertThat(model.configs()).hasSize(2);
    assertThat(model.configs().getFirst())
        .isEqualTo(Map.of("materialized", "table", "tags", List.of("a"), "meta", Map.of("x", 1L)));
    assertThat(model.configs().getLast().toString())
        .isEqualTo(
            "{config_keys_used=[k, k2], config_keys_defaults=[null, 5], meta_keys_used=[m],"
                + " meta_keys_defaults=[null]}");
  }

  @Test
  void aVersionAndAPackageMayBeNamed() {
    PythonModel model = read("x = dbt.ref('shop', 'b', v=1)", "return x");
    assertThat(model.refs()).containsExactly(new RefArgs("b", "shop", 1L));
  }

  @Test
  void anEmptyFileIsAModelThatSaysNothing() {
    assertThat(PythonModel.read("").refs()).isEmpty();
  }

  @Test
  void exactlyOneModelFunctionIsAllowed() {
    assertThatThrownBy(() -> PythonModel.read("def mod(x, session, z):\n    return 1\n"))
        .hasMessage("dbt allows exactly one model defined per python file, found 0");
    String model = "def model(dbt, s):\n    return 1\n";
    assertThatThrownBy(() -> PythonModel.read(model + model))
        .hasMessage("dbt allows exactly one model defined per python file, found 2");
  }

  @Test
  void theFunctionHasTwoParametersAndReturnsOneValue() {
    assertThatThrownBy(() -> PythonModel.read("def model(x, session, z):\n    return 1\n"))
        .hasMessage(
            "'dbt' not provided for model as the first argument\nmodel function should have two"
                + " args, `dbt` and a session to current warehouse");
    String oneValue = "In current version, model function should return only one dataframe object";
    assertThatThrownBy(() -> read("dbt.ref('a')")).hasMessage(oneValue);
    assertThatThrownBy(() -> read("return 1, 2")).hasMessage(oneValue);
    assertThatThrownBy(() -> read("return (1, 2)")).hasMessage(oneValue);
    assertThat(refs(read("return (dbt.ref('a'))"))).containsExactly("a");
  }

  @Test
  void onlyLiteralArgumentsAreUnderstood() {
    assertThatThrownBy(() -> read("x = 'a'", "return dbt.ref(x)"))
        .hasMessageStartingWith(
            "Error when trying to literal_eval an arg to dbt.ref(), dbt.source(), dbt.config() or"
                + " dbt.config.get() \nmalformed node or string on line 3");
  }

  @Test
  void wrongNumbersOfArgumentsAreRefused() {
    assertThatThrownBy(() -> read("return dbt.ref()"))
        .hasMessage("ref() takes at most two arguments (0 given)");
    assertThatThrownBy(() -> read("return dbt.source('a')"))
        .hasMessage("source() takes exactly two arguments (1 given)");
    assertThatThrownBy(() -> read("return dbt.config.get()"))
        .hasMessage("dbt.config.get() requires at least one argument");
    assertThatThrownBy(() -> read("return dbt.config.get(1, 2, 3)"))
        .hasMessage("dbt.config.get() takes at most 2 arguments (3 given)");
  }

  @Test
  void jinjaIsRefused() {
    assertThatThrownBy(() -> read("return '{{ 1 }}'"))
        .hasMessage("No jinja in python model code is allowed");
    assertThat(refs(read("x = {'a': {1: 2}}", "return x"))).isEmpty();
  }
}
