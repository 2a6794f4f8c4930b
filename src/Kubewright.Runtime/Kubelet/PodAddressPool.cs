using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// Hands out pod addresses. Every node has blocks of 254: the first is the one its <c>podCIDR</c> names, or the next free
/// one of <c>10.244.0.0/16</c> and the networks after it; a full node gets a further block. Addresses are not used again
/// while others of the block are free, as a client may still hold an old one.
/// </summary>
public sealed class PodAddressPool
{
    private const int FirstHost = 2;
    private const int LastHost = 254;
    private const int FirstBlock = (10 << 16) | (244 << 8);

    private readonly Dictionary<string, List<Block>> _blocksByNode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Block> _blocks = [];

    /// <summary>A free address of a node.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="InvalidOperationException">All addresses of 10.244.0.0 to 10.255.255.255 are taken: over 700,000 pods.</exception>
    public string Allocate(Node node)
    {
        var name = node.Metadata.Name ?? "";
        if (!_blocksByNode.TryGetValue(name, out var blocks))
        {
            blocks = [];
            _blocksByNode.Add(name, blocks);
            if (BlockOf(node.Spec?.PodCIDR?.Split('/')[0]) is { } own && !_blocks.ContainsKey(own))
            {
                blocks.Add(AddBlock(own));
            }
        }

        var block = blocks.Find(static b => !b.IsFull);
        if (block is null)
        {
            block = AddBlock(Enumerable.Range(FirstBlock, 12 << 8)
                .FirstOrDefault(number => !_blocks.ContainsKey(number), -1) is var free and >= 0
                    ? free
                    : throw new InvalidOperationException("All pod addresses of the simulated cluster are taken. Run fewer pods."));
            blocks.Add(block);
        }

        return block.Take();
    }

    /// <summary>Notes an address that a pod has already, so that no other pod gets it.</summary>
    public void Reserve(Node node, string address)
    {
        if (BlockOf(address) is { } number)
        {
            if (!_blocks.TryGetValue(number, out var block))
            {
                block = AddBlock(number);
                var name = node.Metadata.Name ?? "";
                if (!_blocksByNode.TryGetValue(name, out var blocks))
                {
                    _blocksByNode.Add(name, blocks = []);
                }

                blocks.Add(block);
            }

            block.Reserve(HostOf(address));
        }
    }

    /// <summary>Gives an address back.</summary>
    public void Release(string address)
    {
        if (BlockOf(address) is { } number && _blocks.TryGetValue(number, out var block))
        {
            block.Release(HostOf(address));
        }
    }

    private Block AddBlock(int number)
    {
        var block = new Block(number);
        _blocks.Add(number, block);
        return block;
    }

    private static int? BlockOf(string? address)
    {
        var parts = (address ?? "").Split('.');
        return parts.Length == 4
            && byte.TryParse(parts[0], CultureInfo.InvariantCulture, out var a)
            && byte.TryParse(parts[1], CultureInfo.InvariantCulture, out var b)
            && byte.TryParse(parts[2], CultureInfo.InvariantCulture, out var c)
                ? (a << 16) | (b << 8) | c
                : null;
    }

    private static int HostOf(string address) => int.Parse(address.AsSpan(address.LastIndexOf('.') + 1), CultureInfo.InvariantCulture);

    private sealed class Block(int number)
    {
        private readonly bool[] _taken = new bool[256];
        private int _count;
        private int _next = FirstHost;

        public bool IsFull => _count > LastHost - FirstHost;

        public string Take()
        {
            while (_taken[_next])
            {
                _next = Following(_next);
            }

            var host = _next;
            _next = Following(host);
            Reserve(host);
            return string.Create(CultureInfo.InvariantCulture, $"{number >> 16}.{(number >> 8) & 255}.{number & 255}.{host}");
        }

        public void Reserve(int host)
        {
            if (IsUsable(host) && !_taken[host])
            {
                _taken[host] = true;
                _count++;
            }
        }

        public void Release(int host)
        {
            if (IsUsable(host) && _taken[host])
            {
                _taken[host] = false;
                _count--;
            }
        }

        private static bool IsUsable(int host) => host is >= FirstHost and <= LastHost;

        private static int Following(int host) => host == LastHost ? FirstHost : host + 1;
    }
}
