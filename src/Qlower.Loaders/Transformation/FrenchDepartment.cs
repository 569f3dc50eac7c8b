namespace Qlower.Loaders.Transformation;

/// <summary>The department of a French post code.</summary>
internal static class FrenchDepartment
{
    /// <summary>The department's code (<c>06</c>, <c>2A</c>, <c>974</c>), or <see langword="null"/> for anything but five digits.</summary>
    public static string? Of(string postCode)
    {
        if (postCode.Length != 5 || !postCode.All(char.IsAsciiDigit))
        {
            return null;
        }

        return postCode[..2] switch
        {
            "20" => string.CompareOrdinal(postCode, "20200") < 0 ? "2A" : "2B",
            "97" or "98" => postCode[..3],
            var department => department,
        };
    }
}
