package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.modules.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Macros of whole projects, read as Jinja2 reads them: part of {@code
 * conformance/check_templates.py}, which records the file that the property names.
 */
@EnabledIfSystemProperty(named = "corpusTemplates", matches = ".+")
class CorpusTemplatesTest {

  @Test
  void filesHaveTheMacrosThatJinjaFinds() throws IOException {
    List<String> differences = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(System.getProperty("corpusTemplates")))) {
      Map<?, ?> file = (Map<?, ?>) Json.loads(line);
      String difference = difference(file);
      if (difference != null) {
        differences.add(file.get("path") + ": " + difference);
      }
    }
    assertThat(differences).isEmpty();
  }

  private static String difference(Map<?, ?> file) {
    List<MacroDefinition> found;
    try {
      Template template = Environments.dbt(false, false).parse((String) file.get("text"), "file");
      found = template.allMacros();
    } catch (TemplateException e) {
      String error = e.kind().pythonName() + " " + e.place().line() + ": " + e.message();
      return error.equals(file.get("error")) ? null : error + " instead of " + file.get("error");
    }
    if (file.get("error") != null) {
      return "accepted, though Jinja2 says " + file.get("error");
    }
    List<?> wanted = (List<?>) file.get("macros");
    List<String> ours = found.stream().map(MacroDefinition::name).toList();
    List<?> theirs = wanted.stream().map(macro -> ((Map<?, ?>) macro).get("name")).toList();
    if (!ours.equals(theirs)) {
      return "macros " + ours + " instead of " + theirs;
    }
    for (int i = 0; i < ours.size(); i++) {
      List<?> arguments = (List<?>) ((Map<?, ?>) wanted.get(i)).get("arguments");
      String difference = difference(found.get(i).parameters(), arguments);
      if (difference != null) {
        return ours.get(i) + " " + difference;
      }
    }
    return null;
  }

  private static String difference(List<MacroDefinition.Parameter> ours, List<?> theirs) {
    if (ours.size() != theirs.size()) {
      return "takes " + ours + " instead of " + theirs;
    }
    for (int i = 0; i < ours.size(); i++) {
      MacroDefinition.Parameter parameter = ours.get(i);
      List<?> wanted = (List<?>) theirs.get(i);
      List<?> value = (List<?>) wanted.get(1);
      boolean literal = parameter.hasDefault() && parameter.defaultValue() != Missing.MISSING;
      boolean same =
          parameter.name().equals(wanted.get(0))
              && parameter.hasDefault() == (value != null)
              && (!literal || Texts.repr(parameter.defaultValue()).equals(value.getFirst()));
      if (!same) {
        return "takes " + parameter + " instead of " + wanted;
      }
    }
    return null;
  }
}
