using System.IO.Compression;

namespace Kubewright.Server.Tests;

/// <summary>Compressed headers.</summary>
public sealed class SpdyHeaderReaderTests
{
    /// <summary>Two blocks of one connection, made by zlib with the dictionary: the second refers to the first, both to the dictionary.</summary>
    private static readonly string[] Blocks = ["78f9e3c6a7c202e50e2c850927dc4fa0f41f905f044ac84c160600000000ffff", "c2a19c0be16848610e556f08000000ffff"];

    [Fact]
    public void Read_BlocksThatReferToTheDictionary_GivesTheHeaders()
    {
        using var reader = new SpdyHeaderReader();

        var first = reader.Read(Convert.FromHexString(Blocks[0]));
        var second = reader.Read(Convert.FromHexString(Blocks[1]));

        Assert.Equal(new Dictionary<string, string> { ["content-type"] = "text/html", ["port"] = "80" }, first);
        Assert.Equal(new Dictionary<string, string> { ["content-type"] = "text/plain", ["port"] = "81" }, second);
    }

    [Fact]
    public void Read_BlockWithoutDictionary_GivesTheHeaders()
    {
        using var reader = new SpdyHeaderReader();

        Assert.Equal(new Dictionary<string, string> { ["a"] = "b" }, reader.Read(Compress([0, 0, 0, 1, 0, 0, 0, 1, (byte)'a', 0, 0, 0, 1, (byte)'b'])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("78")]
    [InlineData("78f9")]
    [InlineData("78f9deadbeef02e50e2c850927dc4fa0f41f905f044ac84c160600000000ffff")]
    [InlineData("79f9e3c6a7c202e50e2c850927dc4fa0f41f905f044ac84c160600000000ffff")]
    [InlineData("78f9e3c6a7c202e50e2c85")]
    [InlineData("78f9e3c6a7c2ffffffffffffffffffff")]
    public void Read_OfWhatIsNoBlock_GivesNothing(string hex)
    {
        using var reader = new SpdyHeaderReader();

        Assert.Null(reader.Read(Convert.FromHexString(hex)));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 2, 0, 0, 0, 1, 65, 0, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 0, 0 })]
    public void Read_OfPairsThatCannotBe_GivesNothing(byte[] text)
    {
        using var reader = new SpdyHeaderReader();

        Assert.Null(reader.Read(Compress(text)));
    }

    [Fact]
    public void Read_BlockThatGrowsLarge_GivesNothing()
    {
        using var reader = new SpdyHeaderReader();
        var large = new byte[SpdyHeaderReader.MaxSize * 10];
        (large[3], large[7], large[9]) = (1, 1, 1);

        Assert.Null(reader.Read(Compress(large)));
    }

    private static byte[] Compress(byte[] text)
    {
        using var compressed = new MemoryStream();
        using var zlib = new ZLibStream(compressed, CompressionLevel.Optimal);
        zlib.Write(text);
        zlib.Flush();
        return compressed.ToArray();
    }
}
