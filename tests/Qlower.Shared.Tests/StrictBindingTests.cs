using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qlower.Shared.Tests;

[TestFixture]
internal sealed class StrictBindingTests
{
    private static readonly OptionsShape Shape = OptionsShape.Of<SampleOptions>().With<SampleQueue>();

    [Test]
    public void BindStrictly_EveryKindOfOption_IsBound()
    {
        var section = Section(
            ("Name", "n"), ("Count", "3"), ("Interval", "00:00:05"), ("Day", "friday"), ("Names:0", "a"), ("Queues:one:Durable", "true"), ("Default:Keys:0", "k"));

        var options = Read(services => Bind(services, section));

        Assert.That((options.Name, options.Count, options.Interval, options.Day), Is.EqualTo(("n", 3, TimeSpan.FromSeconds(5), DayOfWeek.Friday)));
        Assert.That(options.Names, Is.EqualTo(new[] { "a" }));
        Assert.That(options.Queues["one"].Durable, Is.True);
        Assert.That(options.Default.Keys, Is.EqualTo(new[] { "k" }));
    }

    [TestCase("Nmae", "x", "Root:Nmae: no such option; did you mean 'Name'?")]
    [TestCase("Computed", "x", "Root:Computed: no such option; there are Name, Count, Interval, Day, Names, Queues, Default, Filter.")]
    [TestCase("Default:Durabel", "true", "Root:Default:Durabel: no such option; did you mean 'Durable'?")]
    [TestCase("Queues:one:Key", "x", "Root:Queues:one:Key: no such option; did you mean 'Keys'?")]
    [TestCase("Count", "many", "Root:Count: 'many' is not a whole number.")]
    [TestCase("Interval", "soon", "Root:Interval: 'soon' is not a time span such as 00:01:30.")]
    [TestCase("Day", "Someday", "Root:Day: 'Someday' is not one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.")]
    [TestCase("Default:Durable", "perhaps", "Root:Default:Durable: 'perhaps' is not true or false.")]
    [TestCase("Names", "secret", "Root:Names: one value (not shown) where a list is expected.")]
    [TestCase("Default", "secret", "Root:Default: one value (not shown) where a section is expected.")]
    [TestCase("Name:Inner", "x", "Root:Name: a section where one value is expected.")]
    [TestCase("Filter", "x", "Root:Filter: is set by code, not by configuration.")]
    public void BindStrictly_WrongEntry_IsAnErrorWithItsPath(string key, string value, string error) =>
        Assert.That(Errors(services => Bind(services, Section((key, value)))), Is.EqualTo(new[] { error }));

    [Test]
    public void BindStrictly_OneValueInPlaceOfTheSection_IsAnErrorWithItsPath()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection([new("Root", "secret"), new("Root:Count", "many")]).Build().GetSection("Root");

        Assert.That(Errors(services => Bind(services, section)), Is.EqualTo(new[]
        {
            "Root: one value (not shown) where a section is expected.",
            "Root:Count: 'many' is not a whole number.",
        }));
    }

    [Test]
    public void BindStrictly_SeveralWrongEntries_AreReportedTogetherWithTheValidators()
    {
        var section = Section(("Nmae", "x"), ("Count", "11"), ("Interval", "soon"));

        Assert.That(Errors(services => Bind(services, section)), Is.EqualTo(new[]
        {
            "Count: 11 is not between 0 and 10.",
            "Root:Interval: 'soon' is not a time span such as 00:01:30.",
            "Root:Nmae: no such option; did you mean 'Name'?",
        }));
    }

    [Test]
    public void BindStrictly_SameSectionTwice_RepeatsNoElementAndNoError()
    {
        var root = Root(("Names:0", "a"), ("Default:Keys:0", "k"), ("Queues:one:Keys:0", "q"));

        var options = Read(services => Bind(Bind(services, root.GetSection("Root")), root.GetSection("Root")));
        var errors = Errors(services => Bind(Bind(services, Section(("Nmae", "x"))), Section(("Nmae", "x"))));

        Assert.That(options.Names.Concat(options.Default.Keys).Concat(options.Queues["one"].Keys), Is.EqualTo(new[] { "a", "k", "q" }));
        Assert.That(errors, Has.Length.EqualTo(1));
    }

    [Test]
    public void BindStrictly_AnotherName_HasItsOwnOptionsAndErrors()
    {
        using var provider = Build(services =>
        {
            Bind(services, Section(("Name", "one")), "first");
            Bind(services, Section(("Nmae", "two")), "second");
        });
        var options = provider.GetRequiredService<IOptionsMonitor<SampleOptions>>();

        Assert.That(options.Get("first").Name, Is.EqualTo("one"));
        Assert.That(options.Get(Options.DefaultName).Name, Is.Empty);
        Assert.That(() => options.Get("second"), Throws.TypeOf<OptionsValidationException>());
    }

    [Test]
    public void BindStrictly_OpenShape_AllowsOtherSectionsBesideTheOptions()
    {
        var open = OptionsShape.Of<SampleOptions>(isOpen: true).With<SampleQueue>();
        var section = Section(("Sqs:Queue", "q"), ("Default:Other", "x"));

        var errors = SectionCheck.Find(section, open);

        Assert.That(errors.Select(error => error.Path), Is.EqualTo(new[] { "Root:Default:Other" }));
    }

    [Test]
    public void Find_NestedClassThatTheShapeDoesNotName_Throws() =>
        Assert.That(() => SectionCheck.Find(Section(("Default:Durable", "true")), OptionsShape.Of<SampleOptions>()), Throws.InvalidOperationException);

    [Test]
    public void AddValidatedOptions_CalledTwice_ReportsEachErrorOnce() => Assert.That(
        Errors(services =>
        {
            Bind(services, Section(("Count", "11")));
            services.AddValidatedOptions<SampleOptions, SampleOptionsValidator>();
        }),
        Has.Length.EqualTo(1));

    private static IServiceCollection Bind(IServiceCollection services, IConfiguration section, string? name = null)
    {
        services.AddValidatedOptions<SampleOptions, SampleOptionsValidator>(name).BindStrictly(section, Shape, static (from, options) => from.Bind(options));
        return services;
    }

    private static IConfigurationRoot Root(params (string Key, string Value)[] entries) => new ConfigurationBuilder()
        .AddInMemoryCollection(entries.ToDictionary(entry => $"Root:{entry.Key}", entry => (string?)entry.Value)).Build();

    private static IConfigurationSection Section(params (string Key, string Value)[] entries) => Root(entries).GetSection("Root");

    private static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider();
    }

    private static SampleOptions Read(Action<IServiceCollection> add)
    {
        using var provider = Build(add);
        return provider.GetRequiredService<IOptions<SampleOptions>>().Value;
    }

    private static string[] Errors(Action<IServiceCollection> add)
    {
        using var provider = Build(add);
        return [.. Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate())!.Failures];
    }
}
