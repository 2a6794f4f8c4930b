using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the typed view of one definition: a class over a node with a property per member.</summary>
internal static class ViewEmitter
{
    /// <summary>The source text of the view.</summary>
    public static string Emit(SchemaDefinition definition, SchemaIndex index)
    {
        var writer = new SourceWriter(ViewTypes.Namespace(definition), "Kubewright.Schema");
        writer.Summary(definition.Description);
        writer.Line("/// <param name=\"at\">The node that holds the object, and its path.</param>");
        var kind = definition.Kind is null ? "" : $", ApiVersion = \"{definition.ApiVersion}\", Kind = \"{definition.Kind}\"";
        writer.Line($"[SchemaDefinition(\"{definition.Name}\"{kind})]");
        writer.Open($"public sealed class {definition.CSharpName}View(NodeAt at)");
        if (definition.Kind is not null)
        {
            writer.Summary("The kind of object that this view reads.");
            writer.Line($"public static ManifestKind ObjectKind {{ get; }} = new(\"{definition.ApiVersion}\", \"{definition.Kind}\");");
            writer.Line();
        }

        writer.Summary("The node and its path; unknown when something other than an object is written there.");
        writer.Line("public NodeAt At { get; } = at.AsObject();");
        foreach (var property in definition.Properties)
        {
            writer.Line();
            writer.Summary(DocText.Of(property));
            writer.Line($"public {ViewTypes.Name(property.Type, index)} {property.CSharpName} => {ViewTypes.Read(property.Type, $"At[\"{property.Name}\"]", index)};");
        }

        writer.Close();
        return writer.ToString();
    }
}
