/** The room that everybody is in. The first migration stores it, under this id in every deployment. */
export const lobbyId = '01900000-0000-7000-8000-000000000001';
