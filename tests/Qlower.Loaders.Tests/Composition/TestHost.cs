using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Tests.Composition;

/// <summary>Composes loaders without a host, and without the real schema.</summary>
internal static class TestHost
{
    /// <summary>The SHA-256 of <c>test</c>.</summary>
    public const string KeyHash = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static ServiceCollection Services(Action<IQlowerLoadersBuilder>? configure = null, Func<ReadOnlyMemory<byte>, CompiledSchema>? compile = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new SchemaCache(compile ?? (_ => CompiledSchema.Compile("{}"u8))));
        var builder = services.AddQlowerLoaders();
        configure?.Invoke(builder);
        return services;
    }

    public static ServiceProvider Build(Action<IQlowerLoadersBuilder>? configure = null, Func<ReadOnlyMemory<byte>, CompiledSchema>? compile = null) =>
        Build(Services(configure, compile));

    public static ServiceProvider Build(IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    public static IQlowerLoadersBuilder AddKnown(this IQlowerLoadersBuilder builder, params string[] partners)
    {
        foreach (var partner in partners)
        {
            builder.AddPartner(partner, options => options.KeyHashes.Add(KeyHash));
        }

        return builder;
    }

    /// <summary>What keeps this composition from starting.</summary>
    public static IReadOnlyList<string> Failures(Action<IQlowerLoadersBuilder> configure, Func<ReadOnlyMemory<byte>, CompiledSchema>? compile = null) =>
        Failures(Services(configure, compile));

    public static IReadOnlyList<string> Failures(IServiceCollection services)
    {
        using var provider = Build(services);
        try
        {
            provider.GetRequiredService<StartupValidator>().EnsureValid();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }

    public static LoadPipeline Pipeline(this AsyncServiceScope scope, string partner) =>
        scope.ServiceProvider.GetRequiredService<LoadPipelineFactory>().Create(scope.ServiceProvider, partner);
}
