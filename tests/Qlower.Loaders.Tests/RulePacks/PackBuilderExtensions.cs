using System.Text;
using Qlower.Loaders.Configuration;

namespace Qlower.Loaders.Tests.RulePacks;

internal static class PackBuilderExtensions
{
    /// <summary>Adds a pack of these classes alone, as if they were the only ones of an assembly.</summary>
    public static IQlowerLoadersBuilder AddPack<TMarker>(this IQlowerLoadersBuilder builder, params Type[] types) =>
        builder.AddPack(typeof(TMarker).Name, [typeof(TMarker), .. types]);

    public static IQlowerLoadersBuilder AddPack<TMarker>(this IQlowerLoadersBuilder builder, string overlay) =>
        builder.AddPack(typeof(TMarker).Name, [typeof(TMarker)], overlay);

    public static IQlowerLoadersBuilder AddPack(this IQlowerLoadersBuilder builder, string name, Type[] types, string overlay = "")
    {
        LoaderComposition.Find(builder.Services)!.RulePacks.Add(new RulePackCandidate
        {
            Name = name,
            Location = "",
            Assembly = typeof(PackBuilderExtensions).Assembly,
            Types = types,
            Overlay = Encoding.UTF8.GetBytes(overlay),
        });
        return builder;
    }
}
