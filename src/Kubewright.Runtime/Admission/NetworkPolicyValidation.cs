using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Checks of a NetworkPolicy.</summary>
internal static class NetworkPolicyValidation
{
    private const int MostPolicyTypes = 2;
    private const string WrongRange = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// <summary>Checks a new or changed NetworkPolicy.</summary>
    public static void Check(FieldErrors errors, Networking.NetworkPolicySpec spec)
    {
        SelectorValidation.CheckTerms(errors, "spec.podSelector", spec.PodSelector);
        foreach (var (i, rule) in (spec.Ingress ?? []).Index())
        {
            Check(errors, Item("spec.ingress", i), rule.Ports ?? [], "from", rule.From ?? []);
        }

        foreach (var (i, rule) in (spec.Egress ?? []).Index())
        {
            Check(errors, Item("spec.egress", i), rule.Ports ?? [], "to", rule.To ?? []);
        }

        if (spec.PolicyTypes is { Count: > MostPolicyTypes } types)
        {
            errors.InvalidText("spec.policyTypes", $"[{string.Join(',', types.Select(static type => $"\"{type.ToText()}\""))}]", "may not specify more than two policyTypes");
        }
    }

    private static void Check(
        FieldErrors errors, string path, ValueList<Networking.NetworkPolicyPort> ports, string side, ValueList<Networking.NetworkPolicyPeer> peers)
    {
        foreach (var (i, port) in ports.Index())
        {
            Check(errors, Item(path + ".ports", i), port);
        }

        foreach (var (i, peer) in peers.Index())
        {
            Check(errors, Item($"{path}.{side}", i), peer);
        }
    }

    private static void Check(FieldErrors errors, string path, Networking.NetworkPolicyPort port)
    {
        if (port.Port?.Number is { } number)
        {
            ServiceValidation.CheckNumber(errors, path + ".port", number);
            if (port.EndPort is { } last)
            {
                if (last < number)
                {
                    errors.Invalid(path + ".endPort", last, "must be greater than or equal to `port`");
                }

                ServiceValidation.CheckNumber(errors, path + ".endPort", last);
            }
        }
        else if (port.EndPort is { } end)
        {
            errors.Invalid(path + ".endPort", end, $"may not be specified when `port` is {(port.Port is null ? "not specified" : "non-numeric")}");
        }

        if (port.Port?.Text is { } name && NameRules.PortName(name) is { } wrong)
        {
            errors.Invalid(path + ".port", name, wrong);
        }
    }

    private static void Check(FieldErrors errors, string path, Networking.NetworkPolicyPeer peer)
    {
        if (peer is { PodSelector: null, NamespaceSelector: null, IpBlock: null })
        {
            errors.Required(path, "must specify a peer");
        }
        else if (peer is { IpBlock: not null } and ({ PodSelector: not null } or { NamespaceSelector: not null }))
        {
            errors.Forbidden(path, "may not specify both ipBlock and another peer");
        }

        SelectorValidation.CheckTerms(errors, path + ".podSelector", peer.PodSelector);
        SelectorValidation.CheckTerms(errors, path + ".namespaceSelector", peer.NamespaceSelector);
        if (peer.IpBlock is { } block)
        {
            Check(errors, path + ".ipBlock", block);
        }
    }

    private static void Check(FieldErrors errors, string path, Networking.IPBlock block)
    {
        if (string.IsNullOrEmpty(block.Cidr))
        {
            errors.Required(path + ".cidr");
            return;
        }

        var isRange = TryRead(block.Cidr, out var range, out var length);
        if (!isRange)
        {
            errors.Invalid(path + ".cidr", block.Cidr, WrongRange);
        }

        foreach (var (i, text) in (block.Except ?? []).Index())
        {
            var place = Item(path + ".except", i);
            if (!TryRead(text, out var address, out var bits))
            {
                errors.Invalid(place, text, WrongRange);
            }
            else if (isRange && (bits <= length || !IsWithin(address, range, length)))
            {
                errors.Invalid(place, text, "must be a strict subset of `cidr`");
            }
        }
    }

    /// <summary>Reads <c>ADDRESS/BITS</c>; bits of the address that lie outside the network are allowed, as in a cluster.</summary>
    private static bool TryRead(string text, out byte[] address, out int length)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        address = (slash < 0 ? null : AddressRules.Read(text[..slash]))?.GetAddressBytes() ?? [];
        return int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) && address.Length > 0 && length <= address.Length * 8;
    }

    /// <summary>Whether an address lies in the network of another's first bits.</summary>
    private static bool IsWithin(byte[] address, byte[] network, int length)
    {
        var (whole, rest) = (length / 8, length % 8);
        return address.Length == network.Length
            && address.AsSpan(0, whole).SequenceEqual(network.AsSpan(0, whole))
            && (rest == 0 || address[whole] >> (8 - rest) == network[whole] >> (8 - rest));
    }

    private static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
