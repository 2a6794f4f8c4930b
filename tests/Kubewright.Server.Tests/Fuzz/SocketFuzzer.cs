namespace Kubewright.Server.Tests;

/// <summary>Makes what is sent over upgraded connections, most of it senseless, from a seed.</summary>
internal sealed class SocketFuzzer(int seed)
{
    private const int SpdyControl = 0x80;

    private static readonly byte[] Channels = [0, 0, 0, 1, 2, 3, 4, 5, 254, 255];

    /// <summary>A header block of a data stream to port 80, as the first of a connection; compressed without the dictionary.</summary>
    private static readonly byte[] Block =
    [
        0x78, 0x01, 0, 58, 0, 0xc5, 0xff,
        0, 0, 0, 3,
        0, 0, 0, 4, .. "port"u8, 0, 0, 0, 2, .. "80"u8,
        0, 0, 0, 10, .. "streamtype"u8, 0, 0, 0, 4, .. "data"u8,
        0, 0, 0, 9, .. "requestid"u8, 0, 0, 0, 1, .. "1"u8,
        0, 0, 0, 0xff, 0xff,
    ];

    private readonly Random _random = new(seed);

    /// <summary>A number below <paramref name="limit"/>.</summary>
    public int Next(int limit) => _random.Next(limit);

    /// <summary>Bytes of any kind.</summary>
    public byte[] Bytes(int most)
    {
        var bytes = new byte[_random.Next(most)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A message for a channel, mostly one that there is.</summary>
    public byte[] ChannelMessage() => _random.Next(6) switch
    {
        0 => [],
        1 => [Any(Channels)],
        2 => [255, Any(Channels)],
        3 => [Any(Channels), .. new byte[_random.Next(200_000)]],
        4 => [4, .. "{\"Width\":-1,\"Height\":1e999}"u8],
        _ => [Any(Channels), .. Bytes(300)],
    };

    /// <summary>A WebSocket frame: of any kind, masked or not, with a length that may be wrong.</summary>
    public byte[] WebSocketFrame()
    {
        var payload = Bytes(150);
        var first = (byte)_random.Next(256);
        var isMasked = _random.Next(4) > 0;
        byte[] length = _random.Next(6) switch
        {
            0 => [127, .. Bytes(9)],
            1 => [126, (byte)_random.Next(256), (byte)_random.Next(256)],
            2 => [(byte)_random.Next(126)],
            _ => payload.Length < 126 ? [(byte)payload.Length] : [126, 0, (byte)payload.Length],
        };
        length[0] |= isMasked ? (byte)0x80 : (byte)0;
        return [first, .. length, .. isMasked ? new byte[4] : [], .. payload];
    }

    /// <summary>A SPDY frame: of any kind, for any stream, damaged now and then.</summary>
    public byte[] SpdyFrame()
    {
        byte[] stream = [_random.Next(20) == 0 ? (byte)0xff : (byte)0, 0, 0, (byte)_random.Next(12)];
        byte[] payload = _random.Next(9) switch
        {
            0 or 1 => [.. stream, 0, 0, 0, 0, 0, 0, .. Block],
            2 => [.. stream, .. Block],
            3 => [.. stream, 0, 0, 0, (byte)_random.Next(12)],
            4 => stream,
            5 => [],
            _ => Bytes(100),
        };
        byte[] head = _random.Next(3) == 0
            ? stream
            : [SpdyControl, _random.Next(20) == 0 ? (byte)2 : (byte)3, 0, (byte)(payload.Length > Block.Length ? _random.Next(1, 3) : _random.Next(12))];
        byte[] frame = [.. head, (byte)_random.Next(3), 0, 0, (byte)payload.Length, .. payload];
        if (_random.Next(10) == 0 && frame.Length > 0)
        {
            frame[_random.Next(frame.Length)] = (byte)_random.Next(256);
        }

        return frame;
    }

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
