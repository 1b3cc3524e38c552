import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gives a class methods of its own for its switches over types and for {@code equals} and {@code hashCode} of a record.
 * javac leaves both to the JVM, which makes code for each of them when it is first reached, in every process anew: its
 * cache of classes holds lambdas and joined texts only. The methods do what {@link java.lang.runtime.SwitchBootstraps}
 * and {@link java.lang.runtime.ObjectMethods} document.
 */
final class PlainCalls {
  private static final int METHOD_FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private final ClassFile format;

  /** Takes what can find the classes that the given ones name. */
  PlainCalls(ClassLoader classes) {
    this.format =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.defaultResolver()
                    .orElse(ClassHierarchyResolver.ofResourceParsing(classes))));
  }

  /** The class file with plain methods, or the same one when there is nothing to replace. */
  byte[] rewrite(byte[] bytes) {
    ClassModel model = format.parse(bytes);
    Map<InvokeDynamicEntry, Added> added = new LinkedHashMap<>();
    for (MethodModel method : model.methods()) {
      method.code().ifPresent(code -> code.forEach(element -> note(model, element, added)));
    }
    if (added.isEmpty()) {
      return bytes;
    }
    return format.transformClass(
        model,
        (builder, element) -> {
          if (element instanceof MethodModel method && calls(method, added)) {
            builder.transformMethod(
                method,
                (methodBuilder, part) -> {
                  if (part instanceof java.lang.classfile.CodeModel code) {
                    methodBuilder.transformCode(code, (out, instruction) -> replace(out, instruction, added));
                  } else {
                    methodBuilder.with(part);
                  }
                });
          } else {
            builder.with(element);
          }
          if (element == model.methods().getLast()) {
            added.values().forEach(method -> method.addTo(builder));
          }
        });
  }

  /** A method that stands for a call site. */
  private record Added(
      ClassDesc owner, boolean isInInterface, String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {
    void addTo(ClassBuilder builder) {
      builder.withMethodBody(name, type, METHOD_FLAGS, body);
    }
  }

  private static boolean calls(MethodModel method, Map<InvokeDynamicEntry, Added> added) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(e -> e instanceof InvokeDynamicInstruction call && added.containsKey(call.invokedynamic()));
  }

  private static void replace(
      CodeBuilder out, CodeElement element, Map<InvokeDynamicEntry, Added> added) {
    Added method = element instanceof InvokeDynamicInstruction call ? added.get(call.invokedynamic()) : null;
    if (method == null) {
      out.with(element);
    } else {
      out.invokestatic(method.owner, method.name, method.type, method.isInInterface);
    }
  }

  private static void note(
      ClassModel model, CodeElement element, Map<InvokeDynamicEntry, Added> added) {
    if (!(element instanceof InvokeDynamicInstruction call)) {
      return;
    }
    String name = "plain$" + added.size() + "$" + call.name().stringValue();
    ClassDesc owner = model.thisClass().asSymbol();
    boolean isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    List<ConstantDesc> arguments = call.bootstrapArgs();
    Consumer<CodeBuilder> body =
        switch (bootstrap.owner().displayName() + "." + bootstrap.methodName()) {
          case "SwitchBootstraps.typeSwitch" ->
              arguments.stream().allMatch(PlainCalls::isKnownLabel) ? out -> typeSwitch(out, arguments) : null;
          case "ObjectMethods.bootstrap" ->
              switch (call.name().stringValue()) {
                case "hashCode" -> out -> hashCode(out, owner, fields(arguments));
                case "equals" -> out -> equals(out, owner, fields(arguments));
                default -> null;
              };
          default -> null;
        };
    if (body != null) {
      added.putIfAbsent(call.invokedynamic(), new Added(owner, isInterface, name, call.typeSymbol(), body));
    }
  }

  private static boolean isKnownLabel(ConstantDesc label) {
    return label instanceof String || label instanceof ClassDesc type && !type.isPrimitive();
  }

  private static List<DirectMethodHandleDesc> fields(List<ConstantDesc> arguments) {
    List<DirectMethodHandleDesc> fields = new ArrayList<>();
    for (ConstantDesc argument : arguments.subList(2, arguments.size())) {
      fields.add((DirectMethodHandleDesc) argument);
    }
    return fields;
  }

  /** The number of the first label, from the given one on, that the value fits; -1 for null. */
  private static void typeSwitch(CodeBuilder out, List<ConstantDesc> labels) {
    out.aload(0).ifThen(java.lang.classfile.Opcode.IFNULL, then -> then.iconst_m1().ireturn());
    for (int i = 0; i < labels.size(); i++) {
      ConstantDesc label = labels.get(i);
      int number = i;
      out.iload(1).loadConstant(number);
      out.ifThen(
          java.lang.classfile.Opcode.IF_ICMPLE,
          from -> {
            if (label instanceof ClassDesc type) {
              from.aload(0).instanceOf(type);
            } else {
              from.loadConstant(label)
                  .aload(0)
                  .invokevirtual(
                      ConstantDescs.CD_Object,
                      "equals",
                      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object));
            }
            from.ifThen(fits -> fits.loadConstant(number).ireturn());
          });
    }
    out.loadConstant(labels.size()).ireturn();
  }

  private static void hashCode(CodeBuilder out, ClassDesc owner, List<DirectMethodHandleDesc> fields) {
    out.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = field.invocationType().returnType();
      out.loadConstant(31).imul().aload(0).getfield(owner, field.methodName(), type);
      out.invokestatic(
          type.isPrimitive() ? wrapper(type) : OBJECTS,
          "hashCode",
          MethodTypeDesc.of(ConstantDescs.CD_int, type.isPrimitive() ? type : ConstantDescs.CD_Object));
      out.iadd();
    }
    out.ireturn();
  }

  private static void equals(CodeBuilder out, ClassDesc owner, List<DirectMethodHandleDesc> fields) {
    out.aload(1).instanceOf(owner);
    out.ifThen(java.lang.classfile.Opcode.IFEQ, other -> other.iconst_0().ireturn());
    out.aload(1).checkcast(owner).astore(2);
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = field.invocationType().returnType();
      out.aload(0).getfield(owner, field.methodName(), type);
      out.aload(2).getfield(owner, field.methodName(), type);
      if (type.isPrimitive()) {
        out.invokestatic(wrapper(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
        out.ifThen(java.lang.classfile.Opcode.IFNE, differ -> differ.iconst_0().ireturn());
      } else {
        out.invokestatic(
            OBJECTS,
            "equals",
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
        out.ifThen(java.lang.classfile.Opcode.IFEQ, differ -> differ.iconst_0().ireturn());
      }
    }
    out.iconst_1().ireturn();
  }

  private static ClassDesc wrapper(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.displayName());
    };
  }
}
