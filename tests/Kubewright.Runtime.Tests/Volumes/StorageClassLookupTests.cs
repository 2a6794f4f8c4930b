using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class StorageClassLookupTests
{
    [Theory]
    [InlineData("storageclass.kubernetes.io/is-default-class", "true", true)]
    [InlineData("storageclass.beta.kubernetes.io/is-default-class", "true", true)]
    [InlineData("storageclass.kubernetes.io/is-default-class", "false", false)]
    [InlineData("example.com/is-default-class", "true", false)]
    public void IsDefault_Annotation_Decides(string annotation, string value, bool expected) =>
        Assert.Equal(expected, StorageClassLookup.IsDefault(Marked(Class("c"), annotation, value)));

    [Fact]
    public void Default_SeveralClasses_TakesTheNewest()
    {
        StorageClass[] classes = [Default("old", 1), Default("newest", 3), Default("newer", 2), Class("none")];

        Assert.Equal("newest", StorageClassLookup.Default(classes)?.Metadata.Name);
    }

    [Fact]
    public void Default_EquallyOldClasses_TakesTheFirstByName() =>
        Assert.Equal("a", StorageClassLookup.Default([Default("b", 1), Default("a", 1)])?.Metadata.Name);

    [Fact]
    public void NameOf_AnnotationAndField_TakesTheAnnotation()
    {
        var claim = Annotated(Claim("c 1Gi class=field"), "volume.beta.kubernetes.io/storage-class", "annotation");

        Assert.Equal("annotation", StorageClassLookup.NameOf(claim));
    }

    private static StorageClass Default(string name, int day)
    {
        var result = Marked(Class(name), "storageclass.kubernetes.io/is-default-class", "true");
        return result with { Metadata = result.Metadata with { CreationTimestamp = Now.AddDays(day) } };
    }

    private static StorageClass Marked(StorageClass storageClass, string name, string value) =>
        storageClass with { Metadata = storageClass.Metadata with { Annotations = [(name, value)] } };
}
