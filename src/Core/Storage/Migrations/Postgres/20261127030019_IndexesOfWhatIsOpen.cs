using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class IndexesOfWhatIsOpen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StepVisits_LeftAt",
                table: "StepVisits");

            migrationBuilder.DropIndex(
                name: "IX_People_WithRoles",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_StepVisits_Left",
                table: "StepVisits",
                column: "LeftAt",
                filter: "\"LeftAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_WithRoles",
                table: "People",
                column: "Id",
                filter: "\"Roles\" <> 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StepVisits_Left",
                table: "StepVisits");

            migrationBuilder.DropIndex(
                name: "IX_People_WithRoles",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_StepVisits_LeftAt",
                table: "StepVisits",
                column: "LeftAt");

            migrationBuilder.CreateIndex(
                name: "IX_People_WithRoles",
                table: "People",
                column: "Roles",
                filter: "\"Roles\" <> 0");
        }
    }
}
