using Backpropamine.Package.Tests.Support;

namespace Backpropamine.Package.Tests;

/// <summary>Options of a user's project, and names that its own types share with those of the package.</summary>
/// <param name="packages">The packages.</param>
[Collection(PackagesCollection.Name)]
[Trait("Category", "Long")]
public class OptionTests(Packages packages)
{
    private const string OwnTypes =
        """
        public enum Read { Never }
        public enum Target { Left }
        public enum Over { There }
        public sealed class Step;
        public sealed class Simple;
        """;

    private const string Use =
        """
        Console.WriteLine($"{Read.Never} {Target.Left} {Over.There} {new Step().GetType().Name} {new Simple().GetType().Name}");
        """;

    private const string Prints = "Never Left There Step Simple";

    [LinuxFact("bash")]
    public void Own_types_that_are_called_Read_Target_Over_Step_and_Simple()
    {
        using var user = new UserFolder(packages);
        user.Program("Global", Use + Programs.Network + OwnTypes);
        user.Run("Global").Printed(Prints);
        user.Program("Within", "namespace Within;\npublic static class Program { public static void Main() { " + Use + " } }\n" + Programs.Network + OwnTypes);
        user.Run("Within").Printed(Prints);
    }

    [LinuxFact("bash")]
    public void Such_types_out_of_another_namespace_need_a_using_inside_the_namespace_or_an_alias()
    {
        using var user = new UserFolder(packages);
        const string Inside = "namespace App;\nusing App.Data;\n", Outside = "using App.Data;\nnamespace App;\n", Aliases = "using Read = App.Data.Read;\nusing Target = App.Data.Target;\nusing Over = App.Data.Over;\n";
        const string Body = "public static class Program { public static void Main() { " + Use + " } }\n" + Programs.Network;
        user.Program("App", Inside + Body);
        user.Write("App/Data.cs", "namespace App.Data;\n" + OwnTypes);
        user.Run("App").Printed(Prints);
        user.Write("App/Program.cs", Aliases + Outside + Body);
        user.Run("App").Printed(Prints);
        user.Write("App/Program.cs", Outside + Body);
        Assert.Contains("CS0104", user.Build("App").Output, StringComparison.Ordinal);
    }

    [LinuxFact("bash")]
    public void Without_global_usings_every_file_says_what_it_uses()
    {
        using var user = new UserFolder(packages);
        user.Program("App", "using Backpropamine;\nusing static Backpropamine.Modulation;\n" + Programs.TorchFirst, "<BackpropamineGlobalUsing>false</BackpropamineGlobalUsing>");
        user.Write("App/Own.cs", "public class Uses { public Backpropamine.Layer? Layer; }");
        user.Run("App").Printed(Programs.TorchFirstPrints);
        user.Write("App/Own.cs", "public class Uses { public Layer? Layer; }");
        Assert.Contains("CS0246", user.Error("App"), StringComparison.Ordinal);
    }

    [LinuxFact("bash")]
    public void A_network_that_is_not_fused_is_an_error_where_the_project_says_so()
    {
        using var user = new UserFolder(packages);
        user.Program("App", "Console.WriteLine(1);" + Programs.Network +
            """

            [Plastic]
            public sealed partial class Twin
            {
                [Input(6)] public partial Signal Senses { get; }
                [Recurrent(8, Leak = 0.5)] public partial Layer Lower { get; }
                [Recurrent(8)] public partial Layer Hidden { get; }
                [Readout(4)] public partial Layer Policy { get; }
            }
            """);
        user.Run("App").Succeeded();
        user.Write("App/.editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.category-Backpropamine.Fusion.severity = error\n");
        Assert.Contains("Twin", user.Error("App"), StringComparison.Ordinal);
        user.Write("App/.editorconfig", "[*.cs]\ndotnet_diagnostic.BPA0401.severity = error\n");
        Assert.Contains("error BPA0401: ", user.Error("App"), StringComparison.Ordinal);
    }
}
