package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Resource;
import dev.percolate.project.EnvReads;
import dev.percolate.render.DocsContext;
import dev.percolate.render.PropertiesContext;
import org.jspecify.annotations.Nullable;

/**
 * The names of property files, and with docs those of descriptions.
 *
 * @param owner the resource described, or null
 * @param docs finds docs blocks, or null
 */
record PropertyNames(
    Shared shared,
    String packageName,
    EnvReads reads,
    @Nullable Resource owner,
    DocsContext.@Nullable Lookup docs)
    implements Globals, PyObject, PropertiesContext, DocsContext {

  @Override
  public @Nullable Object lookup(String name) {
    return switch (name) {
      case "var" ->
          new VarFunction(
              docs == null ? "configured.SchemaYamlVar" : "configured.ConfiguredVar",
              "<Configuration>",
              shared.vars(packageName),
              null,
              missing -> {
                throw VarFunction.required(
                    missing, shared.invocation().vars().cliVars(), "<Configuration>");
              });
      case "env_var" -> shared.base().envVar(reads::record);
      case "doc" -> docs == null ? Missing.MISSING : (PyCallable) this::doc;
      case "context", "builtins" -> this;
      default -> shared.base().lookup(name);
    };
  }

  private @Nullable Object doc(Arguments args) {
    int count = args.positionalCount();
    if (count != 1 && count != 2) {
      throw ProblemException.compilation("doc() takes at most two arguments (" + count + " given)");
    }
    String name = String.valueOf(args.at(count - 1));
    String docPackage = count == 2 ? String.valueOf(args.at(0)) : null;
    Doc doc = docs == null ? null : docs.find(name, docPackage);
    if (doc == null) {
      throw ProblemException.compilation(
          "Documentation for '"
              + (owner == null ? "" : owner.uniqueId())
              + "' depends on doc '"
              + name
              + "' "
              + (docPackage == null ? "" : "in package '" + docPackage + "' ")
              + " which was not found");
    }
    return doc.blockContents();
  }

  @Override
  public @Nullable Object attribute(String name) {
    return lookup(name);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? lookup(name) : Missing.MISSING;
  }

  @Override
  public @Nullable Object renderNative(String template) {
    return Engines.withoutHint(() -> Engines.nativeValue(template, this, null, true));
  }

  @Override
  public String render(String description) {
    return Engines.text(description, this, null, true);
  }
}
