using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Holds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Held",
                table: "StepVisits",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldSince",
                table: "StepVisits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldUntil",
                table: "StepVisits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketEvents_Reopened",
                table: "TicketEvents",
                column: "At",
                filter: "\"From\" = 'Closed' AND \"To\" = 'InRepair'");

            migrationBuilder.CreateIndex(
                name: "IX_StepVisits_Held",
                table: "StepVisits",
                column: "HeldUntil",
                filter: "\"LeftAt\" IS NULL AND \"HeldUntil\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TicketEvents_Reopened",
                table: "TicketEvents");

            migrationBuilder.DropIndex(
                name: "IX_StepVisits_Held",
                table: "StepVisits");

            migrationBuilder.DropColumn(
                name: "Held",
                table: "StepVisits");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "StepVisits");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "StepVisits");
        }
    }
}
