using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kubewright.Benchmarks.Plain;

/// <summary>
/// Writes the plain classes as YAML by hand, with every key a constant and no text ever checked: the limit for a writer
/// that has to do both.
/// </summary>
internal static class PlainYaml
{
    public static void Write(PlainStatefulSet set, IBufferWriter<byte> output)
    {
        Member(output, "apiVersion: "u8, set.ApiVersion);
        Member(output, "kind: "u8, set.Kind);
        output.Write("metadata:\n"u8);
        Member(output, "  name: "u8, set.Metadata!.Name);
        output.Write("spec:\n"u8);
        var spec = set.Spec!;
        Member(output, "  serviceName: "u8, spec.ServiceName);
        Member(output, "  replicas: "u8, spec.Replicas);
        output.Write("  selector:\n    matchLabels:\n"u8);
        Entries(output, "      "u8, spec.Selector!.MatchLabels);
        output.Write("  template:\n    metadata:\n      labels:\n"u8);
        Entries(output, "        "u8, spec.Template!.Metadata!.Labels);
        output.Write("    spec:\n      containers:\n"u8);
        foreach (var container in spec.Template.Spec!.Containers!)
        {
            Write(container, output);
        }

        output.Write("  volumeClaimTemplates:\n"u8);
        foreach (var claim in spec.VolumeClaimTemplates!)
        {
            output.Write("  - metadata:\n"u8);
            Member(output, "      name: "u8, claim.Metadata!.Name);
            output.Write("    spec:\n      accessModes:\n"u8);
            foreach (var mode in claim.Spec!.AccessModes!)
            {
                Member(output, "      - "u8, mode);
            }

            output.Write("      resources:\n        requests:\n"u8);
            Entries(output, "          "u8, claim.Spec.Resources!.Requests);
        }
    }

    private static void Write(PlainContainer container, IBufferWriter<byte> output)
    {
        Member(output, "      - name: "u8, container.Name);
        Member(output, "        image: "u8, container.Image);
        output.Write("        ports:\n"u8);
        foreach (var port in container.Ports!)
        {
            Member(output, "        - name: "u8, port.Name);
            Member(output, "          containerPort: "u8, port.ContainerPort);
        }

        output.Write("        volumeMounts:\n"u8);
        foreach (var mount in container.VolumeMounts!)
        {
            Member(output, "        - name: "u8, mount.Name);
            Member(output, "          mountPath: "u8, mount.MountPath);
        }
    }

    private static void Member(IBufferWriter<byte> output, ReadOnlySpan<byte> key, string? value)
    {
        if (value is null)
        {
            return;
        }

        var span = output.GetSpan(key.Length + (value.Length * 3) + 1);
        key.CopyTo(span);
        var written = key.Length + Encoding.UTF8.GetBytes(value, span[key.Length..]);
        span[written] = (byte)'\n';
        output.Advance(written + 1);
    }

    private static void Member(IBufferWriter<byte> output, ReadOnlySpan<byte> key, int? value)
    {
        if (value is null)
        {
            return;
        }

        var span = output.GetSpan(key.Length + 12);
        key.CopyTo(span);
        value.Value.TryFormat(span[key.Length..], out var written, default, CultureInfo.InvariantCulture);
        span[key.Length + written] = (byte)'\n';
        output.Advance(key.Length + written + 1);
    }

    private static void Entries(IBufferWriter<byte> output, ReadOnlySpan<byte> indent, Dictionary<string, string>? entries)
    {
        foreach (var (key, value) in entries!)
        {
            var span = output.GetSpan(indent.Length + (key.Length * 3) + (value.Length * 3) + 3);
            indent.CopyTo(span);
            var written = indent.Length + Encoding.UTF8.GetBytes(key, span[indent.Length..]);
            ": "u8.CopyTo(span[written..]);
            written += 2;
            written += Encoding.UTF8.GetBytes(value, span[written..]);
            span[written] = (byte)'\n';
            output.Advance(written + 1);
        }
    }
}
