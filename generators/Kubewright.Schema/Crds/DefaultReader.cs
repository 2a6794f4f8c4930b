using System.Globalization;

namespace Kubewright.Schema;

/// <summary>Reads the value that the API server fills in.</summary>
internal static class DefaultReader
{
    /// <summary>The value as text; null when there is none, or when it is no scalar of the type.</summary>
    public static string? Read(Node value, SchemaType type, SchemaCollector collector)
    {
        if (value is not ScalarNode scalar || !scalar.IsKnown)
        {
            return null;
        }

        if (Fits(scalar, type, collector))
        {
            return scalar.Text;
        }

        if (type.Kind is not (SchemaTypeKind.Raw or SchemaTypeKind.Record or SchemaTypeKind.List or SchemaTypeKind.Map or SchemaTypeKind.Time))
        {
            collector.Report(value.Origin, $"The default '{scalar.Text}' does not fit the type of the value. Write one that does.");
        }

        return null;
    }

    private static bool Fits(ScalarNode scalar, SchemaType type, SchemaCollector collector) => type.Kind switch
    {
        SchemaTypeKind.String => scalar.Kind == ScalarKind.String,
        SchemaTypeKind.Int32 => scalar.AsInteger() is >= int.MinValue and <= int.MaxValue,
        SchemaTypeKind.Int64 => scalar.AsInteger() is not null,
        SchemaTypeKind.Double => scalar.Kind is ScalarKind.Integer or ScalarKind.Float
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number) && !double.IsNaN(number),
        SchemaTypeKind.Boolean => scalar.Kind == ScalarKind.Boolean,
        SchemaTypeKind.IntOrString => scalar.Kind == ScalarKind.String || scalar.AsInteger() is >= int.MinValue and <= int.MaxValue,
        SchemaTypeKind.Quantity => scalar.Kind is ScalarKind.String or ScalarKind.Integer,
        SchemaTypeKind.Enum => collector.IsValue(type.Name!, scalar.Text),
        _ => false,
    };
}
